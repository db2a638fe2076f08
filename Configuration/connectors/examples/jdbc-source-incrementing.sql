-- What jdbc-source-incrementing.json needs in the database shop. Run it as the owner of the table, with a password of your own; the
-- worker gets the same password in the variable SECRET_DB_PASSWORD.
create role connect_reader login password '{PASSWORD}';
grant usage on schema public to connect_reader;
grant select on public.orders to connect_reader;
