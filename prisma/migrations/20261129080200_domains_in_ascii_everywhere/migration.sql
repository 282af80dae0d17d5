-- The domains of addresses that wait to be confirmed, of invitations and of links are spelled in ASCII as well, so that
-- an account which takes one over has it as all accounts have theirs. SQL can't spell them: scripts/prepare-migrations.ts
-- does, in this migration's transaction.
SELECT 1;
