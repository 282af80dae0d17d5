// The functions of `lib/ledger/posting/entry-hash.ts`, for a ledger without a hash chain.

export const entryHash = (): string => "";

export const firstHash = (): string => "";
