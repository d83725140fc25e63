/* SPDX-License-Identifier: MIT */
/* The operations: their names and properties. */
#include "rules/operation.h"

#include "rules/names.h"

#define STEP(NAME) (1u << BECKON_STEP_##NAME)
#define FIELD(NAME) FIELD_BIT (BECKON_FIELD_##NAME)

#define OPERATION(NAME, name, entry, flags, refusal, steps, requires, takes, gives, shows)                             \
  [BECKON_OPERATION_##NAME] = { name, flags, refusal, steps, requires, takes, gives, shows },
const OperationRow beckon_operations[BECKON_N_OPERATIONS] = {
#include "rules/operation-rows.h"
};
#undef OPERATION

/* Checks that every operation has its row: if one is missing, compiling the next row fails. */
#define OPERATION(NAME, ...) ROW_##NAME,
enum
{
#include "rules/operation-rows.h"
  N_ROWS
};
#undef OPERATION
#define OPERATION(NAME, ...)                                                                                           \
  _Static_assert((guint) ROW_##NAME == (guint) BECKON_OPERATION_##NAME, "the operation before " #NAME " has no row");
#include "rules/operation-rows.h"
_Static_assert((guint) N_ROWS == (guint) BECKON_N_OPERATIONS, "the last operation has no row");

const char *
beckon_operation_to_string (BeckonOperation operation)
{
  g_return_val_if_fail (operation < BECKON_N_OPERATIONS, NULL);

  return beckon_operations[operation].name;
}

gboolean
beckon_operation_from_string (const char *name, BeckonOperation *operation)
{
  guint row;

  g_return_val_if_fail (name != NULL, FALSE);

  if (!beckon_names_find (beckon_operations, sizeof *beckon_operations, BECKON_N_OPERATIONS, name, &row))
    return FALSE;
  if (operation != NULL)
    *operation = row;

  return TRUE;
}

gboolean
beckon_operation_is_mutating (BeckonOperation operation)
{
  g_return_val_if_fail (operation < BECKON_N_OPERATIONS, FALSE);

  return beckon_operation_has (operation, OPERATION_MUTATES);
}

gboolean
beckon_operation_takes_step (BeckonOperation operation, BeckonStep step)
{
  g_return_val_if_fail (operation < BECKON_N_OPERATIONS, FALSE);
  g_return_val_if_fail (step < BECKON_N_STEPS, FALSE);

  return (beckon_operations[operation].steps & (1u << step)) != 0;
}

gboolean
beckon_operation_requires_field (BeckonOperation operation, BeckonField field)
{
  g_return_val_if_fail (operation < BECKON_N_OPERATIONS, FALSE);
  g_return_val_if_fail (field < BECKON_N_FIELDS, FALSE);

  return (beckon_operations[operation].requires & FIELD_BIT (field)) != 0;
}

gboolean
beckon_operation_takes_field (BeckonOperation operation, BeckonField field)
{
  g_return_val_if_fail (operation < BECKON_N_OPERATIONS, FALSE);
  g_return_val_if_fail (field < BECKON_N_FIELDS, FALSE);

  return ((beckon_operations[operation].requires | beckon_operations[operation].takes) & FIELD_BIT (field)) != 0;
}

gboolean
beckon_operation_gives_field (BeckonOperation operation, BeckonField field)
{
  g_return_val_if_fail (operation < BECKON_N_OPERATIONS, FALSE);
  g_return_val_if_fail (field < BECKON_N_FIELDS, FALSE);

  return (beckon_operations[operation].gives & FIELD_BIT (field)) != 0;
}
