-- What the accounts of CounterDesk may do in its database on SQL Server. Run it in that database, as its owner, after the verb
-- migrate has made the tables; running it again does no harm. It makes three roles and no account: let the administrator add
-- one account to each, and none to two of them.
--
--     ALTER ROLE counterdesk_desk ADD MEMBER [HALL\counterdesk];
--     ALTER ROLE counterdesk_migration ADD MEMBER [HALL\counterdesk-admin];
--     ALTER ROLE db_ddladmin ADD MEMBER [HALL\counterdesk-admin];
--     ALTER ROLE counterdesk_log_deletion ADD MEMBER [HALL\counterdesk-retention];
--
-- Whoever is db_owner or sysadmin is bound by none of this. What such a person changes in the log the chain and its anchors
-- find (audit-log.md).

-- The desk, as it serves: rows, no tables. Of the audit log it adds entries and moves the head, and changes or deletes nothing.
IF DATABASE_PRINCIPAL_ID(N'counterdesk_desk') IS NULL
    CREATE ROLE [counterdesk_desk];
GO

GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::[dbo] TO [counterdesk_desk];
DENY UPDATE, DELETE ON OBJECT::[dbo].[AuditEntries] TO [counterdesk_desk];
DENY DELETE ON OBJECT::[dbo].[AuditHeads] TO [counterdesk_desk];
DENY INSERT, UPDATE, DELETE ON OBJECT::[dbo].[__EFMigrationsHistory] TO [counterdesk_desk];
GO

-- The verb migrate: tables come with db_ddladmin, rows from here, because some migrations move rows. Of the audit log it needs
-- the table and none of its entries.
IF DATABASE_PRINCIPAL_ID(N'counterdesk_migration') IS NULL
    CREATE ROLE [counterdesk_migration];
GO

GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::[dbo] TO [counterdesk_migration];
DENY INSERT, UPDATE, DELETE ON OBJECT::[dbo].[AuditEntries] TO [counterdesk_migration];
DENY INSERT, UPDATE, DELETE ON OBJECT::[dbo].[AuditHeads] TO [counterdesk_migration];
GO

-- The verb audit delete, run by a timer: it reads the log, says in it what goes, and deletes entries. Nothing else.
IF DATABASE_PRINCIPAL_ID(N'counterdesk_log_deletion') IS NULL
    CREATE ROLE [counterdesk_log_deletion];
GO

GRANT SELECT ON SCHEMA::[dbo] TO [counterdesk_log_deletion];
GRANT INSERT, DELETE ON OBJECT::[dbo].[AuditEntries] TO [counterdesk_log_deletion];
GRANT INSERT, UPDATE ON OBJECT::[dbo].[AuditHeads] TO [counterdesk_log_deletion];
GO
