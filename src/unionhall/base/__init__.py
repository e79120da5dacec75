"""What every module leans on: actors, authority, accounts, audit, outbox, jobs, files, encrypted fields, clock."""
