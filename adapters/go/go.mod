module beckon.example/beckon

go 1.19
