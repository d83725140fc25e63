# Requests and answers, and worlds as JSON.

wire_tests = \
	%D%/check-wire-answers \
	%D%/check-wire-errors \
	%D%/check-wire-fault \
	%D%/check-wire-file \
	%D%/check-wire-file-faults \
	%D%/check-wire-hint \
	%D%/check-wire-input \
	%D%/check-wire-journal \
	%D%/check-wire-memory \
	%D%/check-wire-misuse \
	%D%/check-wire-request \
	%D%/check-wire-texts \
	%D%/check-wire-world \
	%D%/check-wire \
	$(NULL)

%C%_check_wire_answers_LDADD = $(wire_ldadd)
%C%_check_wire_errors_LDADD = $(wire_ldadd)
%C%_check_wire_fault_LDADD = $(wire_ldadd)
%C%_check_wire_file_LDADD = $(wire_ldadd)
%C%_check_wire_file_faults_LDADD = $(wire_ldadd)
%C%_check_wire_hint_LDADD = $(wire_ldadd)
%C%_check_wire_input_LDADD = $(wire_ldadd)
%C%_check_wire_journal_LDADD = $(wire_ldadd)
%C%_check_wire_memory_LDADD = $(wire_ldadd)
%C%_check_wire_misuse_LDADD = $(wire_ldadd)
%C%_check_wire_request_LDADD = $(wire_ldadd)
%C%_check_wire_texts_LDADD = $(wire_ldadd)
%C%_check_wire_world_LDADD = $(wire_ldadd)
%C%_check_wire_LDADD = $(wire_ldadd)
