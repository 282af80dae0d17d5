// Made of the API's OpenAPI document by `npm run client:generate`: what is changed here is lost.

export interface components {
    schemas: {
        Charged: {
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            charge_id: string;
            /**
             * @description What it cost: 0 where a subscription covers it.
             * @example 5
             */
            credits: number;
            /** @description The user's own subscription that covers it: it costs 0 credits, and no pool pays. Null where credits pay. */
            covered: components["schemas"]["CoveringSubscription"] | null;
            /** @description What each pool paid, in the order in which they paid, and what is in it afterwards. */
            paid_by: {
                /**
                 * Format: uuid
                 * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
                 */
                pool_id: string;
                /**
                 * @description Credits.
                 * @example 5
                 */
                credits: number;
                /**
                 * @description Credits.
                 * @example 5
                 */
                balance_after: number;
            }[];
        };
        CoveringSubscription: {
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            subscription_id: string;
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            /** @enum {string} */
            code: "malformed" | "invalid" | "invalid_cursor" | "key_missing" | "unauthenticated" | "api_key_revoked" | "api_key_expired" | "insufficient_credits" | "forbidden" | "scope_missing" | "suspended" | "paused" | "not_found" | "method_not_allowed" | "conflict" | "stale" | "too_large" | "wrong_content_type" | "key_used_otherwise" | "version_missing" | "too_many_requests" | "unexpected" | "busy" | "outcome_unknown";
            detail: string;
            advice: string;
            /** @description Finer than the code, and as stable. */
            reason?: string;
            errors?: {
                field: string;
                detail: string;
            }[];
            values?: {
                [key: string]: string | number;
            };
            request_id?: string;
        };
        NewCharge: {
            /**
             * @description A user: the id, the email address, or the vendor's own id (`external_id`). An own id that looks like one of the first two is written `external:…`.
             * @example peter@northwind.example
             */
            user: string;
            /**
             * @description The id of a credit type, such as `email`.
             * @example email
             */
            credit_type: string;
            /**
             * Format: int64
             * @example 5
             */
            credits: number;
            /**
             * Format: uuid
             * @description The share group that pays alone; without it, the pools of rule 29 do.
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            share_group_id?: string;
            /**
             * @description The kind of thing.
             * @example campaign
             */
            service: string;
            /**
             * @description The thing.
             * @example Spring newsletter
             */
            item: string;
            /**
             * @description The caller's own number for it.
             * @example job-1842
             */
            reference?: string;
        };
        ChargeResult: {
            key: string;
            /** @description The status that it would have had by itself. */
            status: number;
            charge: components["schemas"]["Charged"] | null;
            problem: components["schemas"]["Problem"] | null;
        };
        NewChargeWithKey: {
            /**
             * @description New for each request, and the same for each repetition of it.
             * @example campaign-1842-1
             */
            key: string;
            /**
             * @description A user: the id, the email address, or the vendor's own id (`external_id`). An own id that looks like one of the first two is written `external:…`.
             * @example peter@northwind.example
             */
            user: string;
            /**
             * @description The id of a credit type, such as `email`.
             * @example email
             */
            credit_type: string;
            /**
             * Format: int64
             * @example 5
             */
            credits: number;
            /**
             * Format: uuid
             * @description The share group that pays alone; without it, the pools of rule 29 do.
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            share_group_id?: string;
            /**
             * @description The kind of thing.
             * @example campaign
             */
            service: string;
            /**
             * @description The thing.
             * @example Spring newsletter
             */
            item: string;
            /**
             * @description The caller's own number for it.
             * @example job-1842
             */
            reference?: string;
        };
        Charge: {
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            charge_id: string;
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            user_id: string;
            credit_type: string;
            /**
             * @description Credits.
             * @example 5
             */
            credits: number;
            /** @description The user's own subscription that covers it: it costs 0 credits, and no pool pays. Null where credits pay. */
            covered: components["schemas"]["CoveringSubscription"] | null;
            /**
             * @description Credits.
             * @example 5
             */
            refunded: number;
            /** @enum {string} */
            status: "posted" | "partly_refunded" | "refunded" | "cancelled";
            service: string;
            item: string;
            reference: string | null;
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            hold_id: string | null;
            /**
             * Format: date-time
             * @example 2026-11-29T16:52:31.000Z
             */
            charged_at: string;
        };
        Refunded: {
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            charge_id: string;
            /**
             * @description Credits given back by this call.
             * @example 5
             */
            refunded: number;
            /**
             * @description By all that were given back of the charge.
             * @example 5
             */
            refunded_in_all: number;
            pools: {
                /**
                 * Format: uuid
                 * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
                 */
                pool_id: string;
                /**
                 * @description Credits.
                 * @example 5
                 */
                balance_after: number;
            }[];
        };
        Held: {
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            hold_id: string;
            /**
             * @description Credits.
             * @example 5
             */
            credits: number;
            /** @description The user's own subscription that covers it: it costs 0 credits, and no pool pays. Null where credits pay. */
            covered: components["schemas"]["CoveringSubscription"] | null;
            /**
             * Format: date-time
             * @example 2026-11-29T16:52:31.000Z
             */
            expires_at: string;
        };
        NewHold: {
            /**
             * @description A user: the id, the email address, or the vendor's own id (`external_id`). An own id that looks like one of the first two is written `external:…`.
             * @example peter@northwind.example
             */
            user: string;
            /**
             * @description The id of a credit type, such as `email`.
             * @example email
             */
            credit_type: string;
            /**
             * Format: int64
             * @example 5
             */
            credits: number;
            /**
             * Format: uuid
             * @description The share group that pays alone; without it, the pools of rule 29 do.
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            share_group_id?: string;
            /**
             * @description The kind of thing.
             * @example campaign
             */
            service: string;
            /**
             * @description The thing.
             * @example Spring newsletter
             */
            item: string;
            /**
             * @description The caller's own number for it.
             * @example job-1842
             */
            reference?: string;
            /**
             * @description How long it lives from now on; 30 days after its placing at the latest.
             * @example 900
             */
            expires_in_seconds: number;
        };
        Hold: {
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            hold_id: string;
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            user_id: string;
            credit_type: string;
            /**
             * @description Credits.
             * @example 5
             */
            credits: number;
            /** @description The user's own subscription that covers it: it costs 0 credits, and no pool pays. Null where credits pay. */
            covered: components["schemas"]["CoveringSubscription"] | null;
            /** @enum {string} */
            status: "open" | "captured" | "released" | "expired";
            service: string;
            item: string;
            reference: string | null;
            /**
             * Format: date-time
             * @example 2026-11-29T16:52:31.000Z
             */
            placed_at: string;
            /**
             * Format: date-time
             * @example 2026-11-29T16:52:31.000Z
             */
            expires_at: string;
        };
        Released: {
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            hold_id: string;
            /**
             * @description Credits.
             * @example 5
             */
            released: number;
        };
        Check: {
            passes: boolean;
            /** @description The subscription that would cover it at 0 credits; null where none would. */
            covered: components["schemas"]["Coverage"] | null;
            /** @description In the order in which they would pay; empty where it would be refused, and where a subscription covers it. */
            paid_by: components["schemas"]["Payer"][];
            /** @description The problem that the charge would get. */
            problem: components["schemas"]["Problem"] | null;
        };
        Coverage: {
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            subscription_id: string;
            /**
             * Format: date-time
             * @description Until then, unless it is renewed or ends before.
             * @example 2026-11-29T16:52:31.000Z
             */
            until: string;
        };
        Payer: {
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            pool_id: string;
            /** @enum {string} */
            kind: "wallet" | "share_group";
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            share_group_id: string | null;
            /** @description Null where the key may not know it: a share group of strangers. */
            name: string | null;
            /**
             * @description What it would pay.
             * @example 5
             */
            credits: number;
            /**
             * @description What it would have left to spend.
             * @example 5
             */
            available_after: number | null;
        };
        NewCheck: {
            /**
             * @description A user: the id, the email address, or the vendor's own id (`external_id`). An own id that looks like one of the first two is written `external:…`.
             * @example peter@northwind.example
             */
            user: string;
            /**
             * @description The id of a credit type, such as `email`.
             * @example email
             */
            credit_type: string;
            /**
             * Format: int64
             * @example 5
             */
            credits: number;
            /**
             * Format: uuid
             * @description The share group that pays alone; without it, the pools of rule 29 do.
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            share_group_id?: string;
        };
        Balance: {
            credit_type: string;
            /**
             * @description What the user can spend now, of all pools.
             * @example 5
             */
            spendable: number;
            /**
             * @description In the wallet.
             * @example 5
             */
            on_hold: number;
            /** @description The user's own subscription that covers its use now, at 0 credits; null where none does. */
            covered: components["schemas"]["Coverage"] | null;
            /**
             * @description Own credits that are not in use while the user uses another's.
             * @example 5
             */
            parked: number;
            /** @description In the order in which they pay. */
            pools: components["schemas"]["Pool"][];
        };
        Pool: {
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            pool_id: string;
            /** @enum {string} */
            kind: "wallet" | "share_group";
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            share_group_id: string | null;
            /** @description The share group's, or that of the wallet's user; null for a share group of strangers. */
            name: string | null;
            /**
             * Format: uuid
             * @description The wallet's user, or the share group's creator.
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            owner_id: string | null;
            /**
             * @description What is in it and not on hold, as far as the key may know it.
             * @example 5
             */
            available: number;
            /**
             * @description What this user can spend of it now: a limit may leave less.
             * @example 5
             */
            spendable: number;
            next_expiry: {
                /**
                 * Format: date-time
                 * @example 2026-11-29T16:52:31.000Z
                 */
                at: string;
                /**
                 * @description Credits.
                 * @example 5
                 */
                credits: number;
            } | null;
        };
        UsageRow: {
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            charge_id: string;
            /**
             * Format: date-time
             * @example 2026-11-29T16:52:31.000Z
             */
            charged_at: string;
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            user_id: string;
            service: string;
            item: string;
            reference: string | null;
            credit_type: string;
            /**
             * Format: uuid
             * @description Null where a subscription covered it.
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            pool_id: string | null;
            /** @description The user's own subscription that covers it: it costs 0 credits, and no pool pays. Null where credits pay. */
            covered: components["schemas"]["CoveringSubscription"] | null;
            /**
             * @description What this pool paid of the charge.
             * @example 5
             */
            credits: number;
            /**
             * @description Credits.
             * @example 5
             */
            refunded: number;
            /** @enum {string} */
            status: "used" | "partly_refunded" | "refunded";
            /**
             * Format: date-time
             * @example 2026-11-29T16:52:31.000Z
             */
            lot_expires_at: string | null;
            /**
             * @description Null where no pool paid, or the key may not know it: a share group of strangers.
             * @example 5
             */
            balance_after: number | null;
        };
        UsageSum: {
            /** @description The user's or the pool's id, the service, the day or the month (`2026-11`). */
            key: string;
            credit_type: string;
            /**
             * @description Credits.
             * @example 5
             */
            charged: number;
            /**
             * @description Credits.
             * @example 5
             */
            refunded: number;
            /** @description How many; one that two pools paid counts for each. */
            charges: number;
        };
        ShareGroup: {
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            share_group_id: string;
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            creator_id: string;
            name: string;
            description: string;
            email_message: string;
            /** @enum {string} */
            status: "open" | "closing" | "deleted";
            /**
             * Format: date-time
             * @example 2026-11-29T16:52:31.000Z
             */
            created_at: string;
            /** @description Of the types that it ever had. */
            credits: {
                credit_type: string;
                /**
                 * @description What can be spent now.
                 * @example 5
                 */
                available: number;
                /**
                 * @description Credits.
                 * @example 5
                 */
                on_hold: number;
                /**
                 * @description Shared in all, with what was taken back since.
                 * @example 5
                 */
                allocated: number;
                /**
                 * @description Credits.
                 * @example 5
                 */
                returned: number;
                /**
                 * @description Without what was given back.
                 * @example 5
                 */
                used: number;
                /**
                 * Format: date-time
                 * @example 2026-11-29T16:52:31.000Z
                 */
                next_expiry_at: string | null;
            }[];
        };
        MadeShareGroup: {
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            share_group_id: string;
        };
        NewShareGroup: {
            /**
             * @description Who makes it, funds it and reads its report.
             * @example peter@northwind.example
             */
            creator: string;
            /** @example ABCgroup */
            name: string;
            /** @default  */
            description?: string;
        };
        ShareGroupChange: {
            /** @example ABCgroup */
            name?: string;
            description?: string;
            /** @description What the welcome mail says, as plain text. */
            email_message?: string;
        };
        Moved: {
            /**
             * @description Credits.
             * @example 5
             */
            credits: number;
            /** @description What moved, by when it expires, soonest first. */
            lots: {
                /**
                 * @description Credits.
                 * @example 5
                 */
                credits: number;
                /**
                 * Format: date-time
                 * @example 2026-11-29T16:52:31.000Z
                 */
                expires_at: string | null;
            }[];
        };
        NewMovement: {
            /**
             * @description The id of a credit type, such as `email`.
             * @example email
             */
            credit_type: string;
            /**
             * Format: int64
             * @example 5
             */
            credits: number;
        };
        DeletedShareGroup: {
            /** @enum {string} */
            status: "closing" | "deleted";
            /** @description What came back to the creator's wallet at once; what is on hold may follow. */
            returned: {
                credit_type: string;
                /**
                 * @description Credits.
                 * @example 5
                 */
                credits: number;
            }[];
        };
        ShareGroupEntry: {
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            entry_id: string;
            /** @enum {string} */
            kind: "address" | "domain" | "service_user" | "blocked";
            value: string;
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            service_user_id: string | null;
            /**
             * Format: date-time
             * @example 2026-11-29T16:52:31.000Z
             */
            created_at: string;
        };
        AddedEntries: {
            added: number;
            /** @description And why. */
            not_added: {
                value: string;
                problem: string;
            }[];
        };
        NewEntries: {
            /**
             * @default members
             * @enum {string}
             */
            list?: "members" | "blocklist";
            /**
             * @description Addresses and domains; for the blocklist, addresses.
             * @example [
             *       "tom@acme.example"
             *     ]
             */
            values: string[];
        };
        NewServiceUserEntry: {
            /**
             * @description A user: the id, the email address, or the vendor's own id (`external_id`). An own id that looks like one of the first two is written `external:…`.
             * @example peter@northwind.example
             */
            service_user: string;
        };
        RemovedEntry: {
            /** @description An entry that lets them in all the same. */
            still_let_in_by: string | null;
        };
        LimitsPage: {
            credit_type: string;
            default: components["schemas"]["LimitTerms"] | null;
            /** @description By the user's id of a wallet, and by address of a share group. */
            exceptions: {
                person: string;
                limit: components["schemas"]["LimitTerms"] | null;
            }[];
            /** @description Those that are in force. */
            raises: {
                person: string;
                /**
                 * @description Credits.
                 * @example 5
                 */
                credits: number;
                /** @enum {string} */
                period: "day" | "week" | "month" | "total";
                /** Format: date */
                until: string;
                reason: string | null;
            }[];
            /** @description What is left of it now. */
            standings: {
                person: string;
                /**
                 * @description Of what counts now: the default, the exception or the raise.
                 * @example 5
                 */
                limit: number;
                /**
                 * @description Used and on hold in the current period.
                 * @example 5
                 */
                used: number;
                /**
                 * @description Credits.
                 * @example 5
                 */
                left: number;
                /**
                 * Format: date-time
                 * @description When it may leave more; null where it never does by itself.
                 * @example 2026-11-29T16:52:31.000Z
                 */
                resets_at: string | null;
            }[];
            /** @description For the next page; null on the last one. */
            next_cursor: string | null;
        };
        /** @description `credits` null: no limit. */
        LimitTerms: {
            credits: number | null;
            /** @enum {string|null} */
            period: "day" | "week" | "month" | "total" | null;
        };
        /** @description The default, and what is set for the one whom the change was about. */
        Limits: {
            credit_type: string;
            default: components["schemas"]["LimitTerms"] | null;
            /** @description By the user's id of a wallet, and by address of a share group. */
            exceptions: {
                person: string;
                limit: components["schemas"]["LimitTerms"] | null;
            }[];
            /** @description Those that are in force. */
            raises: {
                person: string;
                /**
                 * @description Credits.
                 * @example 5
                 */
                credits: number;
                /** @enum {string} */
                period: "day" | "week" | "month" | "total";
                /** Format: date */
                until: string;
                reason: string | null;
            }[];
            /** @description What is left of it now. */
            standings: {
                person: string;
                /**
                 * @description Of what counts now: the default, the exception or the raise.
                 * @example 5
                 */
                limit: number;
                /**
                 * @description Used and on hold in the current period.
                 * @example 5
                 */
                used: number;
                /**
                 * @description Credits.
                 * @example 5
                 */
                left: number;
                /**
                 * Format: date-time
                 * @description When it may leave more; null where it never does by itself.
                 * @example 2026-11-29T16:52:31.000Z
                 */
                resets_at: string | null;
            }[];
        };
        WalletLimitChange: {
            /**
             * @description The id of a credit type, such as `email`.
             * @example email
             */
            credit_type: string;
            /**
             * @description Of one who uses the wallet; null: the default.
             * @example peter@northwind.example
             */
            credit_user: string | null;
            /** @description "none": no limit for this one; null: what is set is taken away. */
            limit: {
                /**
                 * Format: int64
                 * @example 500
                 */
                credits: number;
                /**
                 * @description By the deployment's time zone.
                 * @enum {string}
                 */
                period: "day" | "week" | "month" | "total";
            } | "none" | null;
        };
        WalletRaise: {
            /**
             * @description The id of a credit type, such as `email`.
             * @example email
             */
            credit_type: string;
            /**
             * @description A user: the id, the email address, or the vendor's own id (`external_id`). An own id that looks like one of the first two is written `external:…`.
             * @example peter@northwind.example
             */
            credit_user: string;
            /**
             * Format: int64
             * @example 500
             */
            credits: number;
            /**
             * @description By the deployment's time zone.
             * @enum {string}
             */
            period: "day" | "week" | "month" | "total";
            /**
             * Format: date
             * @description Its last day, of the deployment's time zone.
             * @example 2026-11-29
             */
            until: string;
            reason?: string;
        };
        ShareGroupLimitChange: {
            /**
             * @description The id of a credit type, such as `email`.
             * @example email
             */
            credit_type: string;
            /** @description Of one member; null: the default of all. */
            address: string | null;
            /** @description "none": no limit for this one; null: what is set is taken away. */
            limit: {
                /**
                 * Format: int64
                 * @example 500
                 */
                credits: number;
                /**
                 * @description By the deployment's time zone.
                 * @enum {string}
                 */
                period: "day" | "week" | "month" | "total";
            } | "none" | null;
        };
        ShareGroupRaise: {
            /**
             * @description The id of a credit type, such as `email`.
             * @example email
             */
            credit_type: string;
            address: string;
            /**
             * Format: int64
             * @example 500
             */
            credits: number;
            /**
             * @description By the deployment's time zone.
             * @enum {string}
             */
            period: "day" | "week" | "month" | "total";
            /**
             * Format: date
             * @description Its last day, of the deployment's time zone.
             * @example 2026-11-29
             */
            until: string;
            reason?: string;
        };
        Plan: {
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            plan_id: string;
            name: string;
            credit_type: string;
            /**
             * @description Bought once; a subscription that brings credits each month; or one that covers all use of its type.
             * @enum {string}
             */
            kind: "pack" | "allowance" | "unlimited";
            /**
             * @description Of an allowance, those of a month; null where it is unlimited.
             * @example 5
             */
            credits: number | null;
            /**
             * @description How many of a month's credits last one month longer; null where it is no allowance.
             * @example 5
             */
            carry_over_credits: number | null;
            /**
             * Format: int64
             * @description Before tax, in the currency's minor unit.
             */
            price_minor: number;
            /** @description 825 is 8.25 %. */
            tax_rate_basis_points: number;
            /**
             * Format: int64
             * @description Tax included, in the currency's minor unit.
             */
            total_minor: number;
            currency: string;
            /** @description How long its credits are good for, from the payment; of a subscription, the months that are paid at once. */
            validity_months: number;
        };
        Order: {
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            order_id: string;
            number: number;
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            organization_id: string;
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            buyer_id: string;
            /**
             * Format: uuid
             * @description Whose wallet gets the credits: the buyer's Credit Owner then.
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            beneficiary_id: string;
            /** @description Null for a balance that was brought over. */
            plan_id: string | null;
            plan_name: string;
            credit_type: string;
            /**
             * @description Credits.
             * @example 5
             */
            credits: number;
            /**
             * Format: int64
             * @description Before tax, in the currency's minor unit.
             */
            price_minor: number;
            /**
             * Format: int64
             * @description The tax, in the currency's minor unit.
             */
            tax_minor: number;
            /**
             * Format: int64
             * @description Tax included, in the currency's minor unit.
             */
            total_minor: number;
            currency: string;
            gateway: string;
            /** @enum {string} */
            status: "pending" | "paid" | "cancelled" | "refunded";
            /**
             * Format: date-time
             * @example 2026-11-29T16:52:31.000Z
             */
            placed_at: string;
            /**
             * Format: date-time
             * @example 2026-11-29T16:52:31.000Z
             */
            paid_at: string | null;
            /**
             * Format: date-time
             * @description When its credits expire; null before it is paid.
             * @example 2026-11-29T16:52:31.000Z
             */
            expires_at: string | null;
            /**
             * Format: date-time
             * @description When it was cancelled or refunded.
             * @example 2026-11-29T16:52:31.000Z
             */
            closed_at: string | null;
            /**
             * @description Taken back by a refund.
             * @example 5
             */
            refunded_credits: number;
            /**
             * Format: int64
             * @description To be paid back for them, in the currency's minor unit.
             */
            refunded_minor: number;
            /**
             * @description Null for orders from before invoices had numbers, and from elsewhere.
             * @example INV-2026-0042
             */
            invoice_number: string | null;
            /** @description By when its invoice is to be paid. */
            due_on: string | null;
            /** @description One for each refund, the oldest first; none of an order from elsewhere. */
            credit_notes: components["schemas"]["CreditNote"][];
        };
        CreditNote: {
            /** @example CN-2026-0003 */
            number: string;
            /**
             * Format: date
             * @description A day of the deployment's time zone, until 2999.
             * @example 2026-11-29
             */
            issued_on: string;
            /**
             * @description Credits.
             * @example 5
             */
            credits: number;
            /**
             * Format: int64
             * @description Before tax.
             */
            price_minor: number;
            /**
             * Format: int64
             * @description The tax.
             */
            tax_minor: number;
            /**
             * Format: int64
             * @description Paid back, tax included.
             */
            total_minor: number;
            reason: string;
        };
        NewOrder: {
            /**
             * @description Whose billing information is used.
             * @example peter@northwind.example
             */
            buyer: string;
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            plan_id: string;
            /** @description What the buyer was told, tax included: another total is refused. */
            total_minor?: number;
            /**
             * Format: uuid
             * @description The buyer's recent order of the same plan beside which this one is wanted.
             * @default null
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            beside_order_id?: string | null;
        };
        ExternalOrder: {
            /** @description Your shop's number of the order; it stands for the order, whatever key a call has. */
            reference: string;
            /**
             * @description A user: the id, the email address, or the vendor's own id (`external_id`). An own id that looks like one of the first two is written `external:…`.
             * @example peter@northwind.example
             */
            buyer: string;
            /**
             * Format: uuid
             * @description Also of a plan that isn't on sale any more.
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            plan_id: string;
            /** @description As it was paid, tax included, in the currency's minor unit. */
            total_minor: number;
            /**
             * @description Of that the tax.
             * @default 0
             */
            tax_minor?: number;
            /** @description ISO 4217, such as USD. */
            currency: string;
            /**
             * @description If not, its credits arrive once it is marked as paid.
             * @default true
             */
            is_paid?: boolean;
        };
        MadeGrant: {
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            grant_id: string;
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            user_id: string;
            /**
             * @description Credits.
             * @example 5
             */
            balance_after: number;
        };
        NewGrant: {
            /**
             * @description The id of a credit type, such as `email`.
             * @example email
             */
            credit_type: string;
            /**
             * Format: int64
             * @example 5
             */
            credits: number;
            /**
             * Format: date
             * @description The last day on which they can be used; null: they never expire.
             * @default null
             * @example 2026-11-29
             */
            expires_on?: string | null;
            /**
             * @description Why, as the user's organization reads it.
             * @example An outage
             */
            reason: string;
        };
        Grant: {
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            grant_id: string;
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            user_id: string;
            credit_type: string;
            /**
             * @description Credits.
             * @example 5
             */
            credits: number;
            /**
             * @description Credits.
             * @example 5
             */
            remaining: number;
            /**
             * Format: date-time
             * @example 2026-11-29T16:52:31.000Z
             */
            expires_at: string | null;
            reason: string | null;
            /**
             * Format: date-time
             * @example 2026-11-29T16:52:31.000Z
             */
            granted_at: string;
            is_undone: boolean;
        };
        GrantUndo: {
            /** @example A mistake */
            reason: string;
        };
        ImportedBalances: {
            /** @description Null where nothing was brought over. */
            batch_id: string | null;
            /** @description How many balances were, or would be. */
            brought_over: number;
            /** @description How many were brought over before, and changed nothing. */
            already_there: number;
            wrong: {
                /** @description Of the balance in the list, from 1. */
                position: number;
                reference: string;
                /** @description What is wrong with it, such as `userUnknown`. */
                problem: string;
            }[];
        };
        BalanceImport: {
            balances: components["schemas"]["BroughtOverBalance"][];
            reason: string;
            /**
             * @description Only says what would happen.
             * @default false
             */
            dry_run?: boolean;
        };
        BroughtOverBalance: {
            /**
             * @description A user: the id, the email address, or the vendor's own id (`external_id`). An own id that looks like one of the first two is written `external:…`.
             * @example peter@northwind.example
             */
            user: string;
            /**
             * @description The id of a credit type, such as `email`.
             * @example email
             */
            credit_type: string;
            /**
             * Format: int64
             * @example 5
             */
            credits: number;
            /**
             * Format: date
             * @description The last day on which they can be used, in the deployment's time zone.
             * @example 2026-11-29
             */
            expires_on: string;
            /** @description Used once, in whatever call. */
            reference: string;
            /** @description What was paid for them, tax included. */
            total_minor?: number;
            /** @description Of `total_minor`; ISO 4217, such as USD. */
            currency?: string;
        };
        User: {
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            user_id: string;
            /** @enum {string} */
            kind: "person" | "service";
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            organization_id: string;
            name: string;
            /** @description Null for a service user. */
            email: string | null;
            /** @description Whether its mailbox has confirmed the address. */
            is_email_verified: boolean;
            external_id: string | null;
            /** @enum {string} */
            status: "active" | "suspended" | "removed";
            /** @description Why a service user is paused. */
            pause_reason: string | null;
            role: string;
            /**
             * Format: uuid
             * @description Whose credits they use; their own id where it is their own.
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            credit_owner_id: string;
            /**
             * Format: uuid
             * @description Of a service user.
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            responsible_id: string | null;
            /**
             * Format: date-time
             * @example 2026-11-29T16:52:31.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-29T16:52:31.000Z
             */
            last_signed_in_at: string | null;
        };
        MadeUser: {
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            user_id: string;
        };
        NewUser: {
            /**
             * Format: uuid
             * @description A key of one organization may leave it out.
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            organization_id?: string;
            /** @example Peter Young */
            name: string;
            /** @example peter@northwind.example */
            email: string;
            /**
             * @description A built-in role: a member can purchase, an administrator can do everything. Administrators are made by vendor keys with `edit_organizations` alone.
             * @default member
             * @enum {string}
             */
            role?: "member" | "administrator";
            /**
             * @description The vendor's own id of this user; no other user has it.
             * @example crm-1842
             */
            external_id?: string;
            /** @enum {string} */
            language?: "en";
            time_zone?: string | null;
        };
        Invited: {
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            invitation_id: string;
        };
        NewInvitation: {
            /**
             * Format: uuid
             * @description A key of one organization may leave it out.
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            organization_id?: string;
            /** @example Peter Young */
            name: string;
            /** @example peter@northwind.example */
            email: string;
            /**
             * @description A built-in role: a member can purchase, an administrator can do everything. Administrators are made by vendor keys with `edit_organizations` alone.
             * @default member
             * @enum {string}
             */
            role?: "member" | "administrator";
        };
        NewServiceUser: {
            /**
             * Format: uuid
             * @description A key of one organization may leave it out.
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            organization_id?: string;
            /** @example Newsletter sender */
            name: string;
            /**
             * @description The person who gets the mail about it.
             * @example peter@northwind.example
             */
            responsible: string;
            /**
             * @description Whose credits it uses; null: its own.
             * @default null
             * @example peter@northwind.example
             */
            credit_owner?: string | null;
            /**
             * @description The vendor's own id of this user; no other user has it.
             * @example crm-1842
             */
            external_id?: string;
        };
        UserChange: {
            name?: string;
            /** @enum {string} */
            role?: "member" | "administrator";
            /** @enum {string} */
            language?: "en";
            time_zone?: string | null;
            /**
             * @description Of a service user.
             * @example peter@northwind.example
             */
            responsible?: string;
            /**
             * @description The vendor's keys alone change it.
             * @example crm-1842
             */
            external_id?: string | null;
        };
        CreditOwnerChange: {
            /**
             * @description Whose credits they use; null: their own.
             * @example peter@northwind.example
             */
            credit_owner: string | null;
            /**
             * @description Where the users of this user's own credits go; needed where there are any.
             * @example {
             *       "to": "themselves"
             *     }
             */
            credit_users?: {
                /** @enum {string} */
                to: "owner";
                /**
                 * @description A user: the id, the email address, or the vendor's own id (`external_id`). An own id that looks like one of the first two is written `external:…`.
                 * @example peter@northwind.example
                 */
                credit_owner: string;
            } | {
                /** @enum {string} */
                to: "themselves";
            };
            /**
             * @description Whether what they have bought and not spent moves along into the new owner's wallet, or back into their own. Granted credits and what is on hold stay.
             * @default false
             */
            consolidate?: boolean;
        };
        StatusChange: {
            /** @enum {string} */
            status: "active" | "suspended";
            /** @description Why a service user is paused; needed there. */
            reason?: string;
            /**
             * @description Where the users of this user's own credits go; needed where there are any.
             * @example {
             *       "to": "themselves"
             *     }
             */
            credit_users?: {
                /** @enum {string} */
                to: "owner";
                /**
                 * @description A user: the id, the email address, or the vendor's own id (`external_id`). An own id that looks like one of the first two is written `external:…`.
                 * @example peter@northwind.example
                 */
                credit_owner: string;
            } | {
                /** @enum {string} */
                to: "themselves";
            };
        };
        SignInLink: {
            /** @description Of the portal; a secret until it is used. */
            url: string;
            /**
             * Format: date-time
             * @example 2026-11-29T16:52:31.000Z
             */
            expires_at: string;
        };
        Organization: {
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            organization_id: string;
            name: string;
            is_sandbox: boolean;
            /**
             * @description `suspended`: none of its people can sign in or be charged until the vendor resumes it. `closed`: for good.
             * @enum {string}
             */
            status: "active" | "suspended" | "closed";
            /**
             * Format: date-time
             * @example 2026-11-29T16:52:31.000Z
             */
            created_at: string;
        };
        MadeOrganization: {
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            organization_id: string;
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            administrator_id: string;
        };
        NewOrganization: {
            /** @example Northwind */
            name: string;
            /** @description Its first user, without whom nothing could be changed in it. */
            administrator: {
                /** @example Peter Young */
                name: string;
                /** @example peter@northwind.example */
                email: string;
                /**
                 * @description The vendor's own id of this user; no other user has it.
                 * @example crm-1842
                 */
                external_id?: string;
            };
        };
        AuditEntry: {
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            audit_entry_id: string;
            /**
             * Format: date-time
             * @example 2026-11-29T16:52:31.000Z
             */
            happened_at: string;
            actor: {
                /** @enum {string} */
                kind: "user" | "operator" | "system";
                /**
                 * Format: uuid
                 * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
                 */
                user_id: string | null;
                name: string | null;
            };
            /**
             * Format: uuid
             * @description The key by which it was done; null in the portal.
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            api_key_id: string | null;
            /** @description The request by which it was done (its `X-Request-Id`); null where a job did it. */
            request_id: string | null;
            /** @example user.credit_owner_changed */
            action: string;
            subject: {
                type: string;
                id: string;
                name: string | null;
            };
            changes: {
                field: string;
                before: string | number | boolean | null | string[];
                after: string | number | boolean | null | string[];
            }[];
            reason: string | null;
        };
        ApiKey: {
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            api_key_id: string;
            name: string;
            /** @enum {string} */
            kind: "vendor" | "organization" | "service_user";
            /** @description Whether it reaches the sandbox, and nothing else. */
            is_test: boolean;
            /**
             * Format: uuid
             * @description Whose key it is.
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            organization_id: string;
            /**
             * Format: uuid
             * @description The one organization that it reaches; null: all of the vendor's customers.
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            reaches_organization_id: string | null;
            /**
             * Format: uuid
             * @description The service user who acts by it, if it is one's key.
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            user_id: string | null;
            /** @description What it may do. */
            scopes: ("charge" | "hold" | "refund" | "check" | "view_balances" | "view_usage" | "view_users" | "edit_users" | "set_credit_owner" | "set_limits" | "view_groups" | "edit_groups" | "view_orders" | "manage_orders" | "grant_credits" | "view_plans" | "manage_rates" | "view_organizations" | "edit_organizations" | "view_audit_log" | "sign_in_users" | "manage_api_keys")[];
        };
        ListedApiKey: {
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            api_key_id: string;
            name: string;
            /** @enum {string} */
            kind: "vendor" | "organization" | "service_user";
            is_test: boolean;
            /**
             * Format: uuid
             * @description The service user who acts by it, if it is one's key.
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            user_id: string | null;
            scopes: ("charge" | "hold" | "refund" | "check" | "view_balances" | "view_usage" | "view_users" | "edit_users" | "set_credit_owner" | "set_limits" | "view_groups" | "edit_groups" | "view_orders" | "manage_orders" | "grant_credits" | "view_plans" | "manage_rates" | "view_organizations" | "edit_organizations" | "view_audit_log" | "sign_in_users" | "manage_api_keys")[];
            /** @description How its secret begins; the rest isn't to be had again. */
            prefix: string;
            /**
             * Format: date-time
             * @example 2026-11-29T16:52:31.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description By the minute.
             * @example 2026-11-29T16:52:31.000Z
             */
            last_used_at: string | null;
            /**
             * Format: date-time
             * @description When it stops by itself: it expires, or was replaced.
             * @example 2026-11-29T16:52:31.000Z
             */
            ends_at: string | null;
            /**
             * Format: date-time
             * @example 2026-11-29T16:52:31.000Z
             */
            revoked_at: string | null;
            /** @description Whether it works now. */
            is_active: boolean;
            /**
             * Format: uuid
             * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
             */
            replaced_by_id: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export interface operations {
    createCharge: {
        parameters: {
            query?: never;
            header: {
                /** @description New for each request, and the same for each repetition of it. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCharge"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Charged"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createCharges: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    charges: components["schemas"]["NewChargeWithKey"][];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: components["schemas"]["ChargeResult"][];
                    };
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCharge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                charge_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Charge"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refundCharge: {
        parameters: {
            query?: never;
            header: {
                /** @description New for each request, and the same for each repetition of it. */
                "Idempotency-Key": string;
            };
            path: {
                charge_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: int64
                     * @description All that is left of the charge, unless it is said.
                     * @example 5
                     */
                    credits?: number;
                    /** @description Why; kept with it. */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refunded"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelCharge: {
        parameters: {
            query?: never;
            header: {
                /** @description New for each request, and the same for each repetition of it. */
                "Idempotency-Key": string;
            };
            path: {
                charge_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Why; kept with it. */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refunded"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createHold: {
        parameters: {
            query?: never;
            header: {
                /** @description New for each request, and the same for each repetition of it. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewHold"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Held"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hold_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    captureHold: {
        parameters: {
            query?: never;
            header: {
                /** @description New for each request, and the same for each repetition of it. */
                "Idempotency-Key": string;
            };
            path: {
                hold_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: int64
                     * @description All that is held, unless it is said; the rest is released.
                     * @example 5
                     */
                    credits?: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Charged"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    releaseHold: {
        parameters: {
            query?: never;
            header: {
                /** @description New for each request, and the same for each repetition of it. */
                "Idempotency-Key": string;
            };
            path: {
                hold_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Released"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    extendHold: {
        parameters: {
            query?: never;
            header: {
                /** @description New for each request, and the same for each repetition of it. */
                "Idempotency-Key": string;
            };
            path: {
                hold_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description How long it lives from now on; 30 days after its placing at the latest.
                     * @example 900
                     */
                    expires_in_seconds: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Held"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkCharge: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCheck"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Check"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBalances: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A user: the id, the email address, or the vendor's own id (`external_id`). An own id that looks like one of the first two is written `external:…`. */
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
                         */
                        user_id: string;
                        balances: components["schemas"]["Balance"][];
                    };
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPoolBalance: {
        parameters: {
            query?: {
                /** @description Not included. Now, unless said. */
                at?: string;
            };
            header?: never;
            path: {
                pool_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @example 019ad1c0-7d5e-7000-8000-0b6f6a2f9d11
                         */
                        pool_id: string;
                        /**
                         * @description Credits.
                         * @example 5
                         */
                        balance: number;
                        /**
                         * @description How many entries the pool had by then.
                         * @example 42
                         */
                        version: number;
                        /**
                         * Format: date-time
                         * @example 2026-11-29T16:52:31.000Z
                         */
                        last_entry_at: string | null;
                    };
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUsage: {
        parameters: {
            query?: {
                /** @description What this user used, no matter who paid. */
                user?: string;
                /** @description What this wallet or share group paid. */
                pool_id?: string;
                /** @description The id of a credit type, such as `email`. */
                credit_type?: string;
                service?: string;
                /** @description The first day, in the deployment's time zone. */
                from?: string;
                /** @description The last day, included. */
                to?: string;
                limit?: number;
                /** @description `next_cursor` of the page before, with the same filters. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: components["schemas"]["UsageRow"][];
                        /** @description For the next page; null on the last one. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sumUsage: {
        parameters: {
            query: {
                /** @description What this user used, no matter who paid. */
                user?: string;
                /** @description What this wallet or share group paid. */
                pool_id?: string;
                /** @description The id of a credit type, such as `email`. */
                credit_type?: string;
                service?: string;
                /** @description The first day, in the deployment's time zone. */
                from?: string;
                /** @description The last day, included. */
                to?: string;
                /** @description What its users used. A confined key's own unless it is said. */
                organization_id?: string;
                by: "user" | "service" | "pool" | "day" | "month";
                limit?: number;
                /** @description `next_cursor` of the page before, with the same filters. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sums: components["schemas"]["UsageSum"][];
                        /** @description For the next page; null on the last one. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listShareGroups: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next_cursor` of the page before, with the same filters. */
                cursor?: string;
                /** @description A user: the id, the email address, or the vendor's own id (`external_id`). An own id that looks like one of the first two is written `external:…`. */
                creator?: string;
                status?: "open" | "closing" | "deleted";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        share_groups: components["schemas"]["ShareGroup"][];
                        /** @description For the next page; null on the last one. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createShareGroup: {
        parameters: {
            query?: never;
            header: {
                /** @description New for each request, and the same for each repetition of it. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewShareGroup"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeShareGroup"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getShareGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                share_group_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description Its version, for If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShareGroup"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteShareGroup: {
        parameters: {
            query?: never;
            header: {
                /** @description New for each request, and the same for each repetition of it. */
                "Idempotency-Key": string;
            };
            path: {
                share_group_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedShareGroup"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeShareGroup: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read. */
                "If-Match": string;
            };
            path: {
                share_group_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShareGroupChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description Its version, for If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShareGroup"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shareCredits: {
        parameters: {
            query?: never;
            header: {
                /** @description New for each request, and the same for each repetition of it. */
                "Idempotency-Key": string;
            };
            path: {
                share_group_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMovement"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeCreditsBack: {
        parameters: {
            query?: never;
            header: {
                /** @description New for each request, and the same for each repetition of it. */
                "Idempotency-Key": string;
            };
            path: {
                share_group_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMovement"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listShareGroupEntries: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next_cursor` of the page before, with the same filters. */
                cursor?: string;
                kind?: "address" | "domain" | "service_user" | "blocked";
            };
            header?: never;
            path: {
                share_group_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entries: components["schemas"]["ShareGroupEntry"][];
                        /** @description For the next page; null on the last one. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addShareGroupEntries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                share_group_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEntries"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedEntries"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addShareGroupServiceUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                share_group_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewServiceUserEntry"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedEntries"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeShareGroupEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                share_group_id: string;
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemovedEntry"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWalletLimits: {
        parameters: {
            query: {
                limit?: number;
                /** @description `next_cursor` of the page before, with the same filters. */
                cursor?: string;
                /** @description The id of a credit type, such as `email`. */
                credit_type: string;
            };
            header?: never;
            path: {
                /** @description A user: the id, the email address, or the vendor's own id (`external_id`). An own id that looks like one of the first two is written `external:…`. */
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitsPage"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setWalletLimit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A user: the id, the email address, or the vendor's own id (`external_id`). An own id that looks like one of the first two is written `external:…`. */
                user: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WalletLimitChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Limits"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    raiseWalletLimit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A user: the id, the email address, or the vendor's own id (`external_id`). An own id that looks like one of the first two is written `external:…`. */
                user: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WalletRaise"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Limits"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endWalletRaise: {
        parameters: {
            query: {
                /** @description The id of a credit type, such as `email`. */
                credit_type: string;
                /** @description A user: the id, the email address, or the vendor's own id (`external_id`). An own id that looks like one of the first two is written `external:…`. */
                credit_user: string;
            };
            header?: never;
            path: {
                /** @description A user: the id, the email address, or the vendor's own id (`external_id`). An own id that looks like one of the first two is written `external:…`. */
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Limits"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getShareGroupLimits: {
        parameters: {
            query: {
                limit?: number;
                /** @description `next_cursor` of the page before, with the same filters. */
                cursor?: string;
                /** @description The id of a credit type, such as `email`. */
                credit_type: string;
            };
            header?: never;
            path: {
                share_group_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitsPage"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setShareGroupLimit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                share_group_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShareGroupLimitChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Limits"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    raiseShareGroupLimit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                share_group_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShareGroupRaise"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Limits"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endShareGroupRaise: {
        parameters: {
            query: {
                /** @description The id of a credit type, such as `email`. */
                credit_type: string;
                address: string;
            };
            header?: never;
            path: {
                share_group_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Limits"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPlans: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        plans: components["schemas"]["Plan"][];
                    };
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrders: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next_cursor` of the page before, with the same filters. */
                cursor?: string;
                organization_id?: string;
                /** @description A user: the id, the email address, or the vendor's own id (`external_id`). An own id that looks like one of the first two is written `external:…`. */
                buyer?: string;
                /** @description A user: the id, the email address, or the vendor's own id (`external_id`). An own id that looks like one of the first two is written `external:…`. */
                beneficiary?: string;
                /** @description The id of a credit type, such as `email`. */
                credit_type?: string;
                status?: "pending" | "paid" | "cancelled" | "refunded";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        orders: components["schemas"]["Order"][];
                        /** @description For the next page; null on the last one. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    placeOrder: {
        parameters: {
            query?: never;
            header: {
                /** @description New for each request, and the same for each repetition of it. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOrder"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    markOrderPaid: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Why; it is mailed to the buyer and the beneficiary. */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refundOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Why; it is mailed to the buyer and the beneficiary. */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordOrder: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExternalOrder"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createGrant: {
        parameters: {
            query?: never;
            header: {
                /** @description New for each request, and the same for each repetition of it. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description A user: the id, the email address, or the vendor's own id (`external_id`). An own id that looks like one of the first two is written `external:…`. */
                user: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewGrant"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeGrant"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getGrant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A user: the id, the email address, or the vendor's own id (`external_id`). An own id that looks like one of the first two is written `external:…`. */
                user: string;
                grant_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Grant"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undoGrant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A user: the id, the email address, or the vendor's own id (`external_id`). An own id that looks like one of the first two is written `external:…`. */
                user: string;
                grant_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantUndo"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Grant"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bringBalancesOver: {
        parameters: {
            query?: never;
            header: {
                /** @description New for each request, and the same for each repetition of it. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BalanceImport"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportedBalances"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next_cursor` of the page before, with the same filters. */
                cursor?: string;
                organization_id?: string;
                kind?: "person" | "service";
                status?: "active" | "suspended" | "removed";
                /** @description Only those who use this user's credits. */
                credit_owner?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        users: components["schemas"]["User"][];
                        /** @description For the next page; null on the last one. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header: {
                /** @description New for each request, and the same for each repetition of it. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUser"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeUser"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A user: the id, the email address, or the vendor's own id (`external_id`). An own id that looks like one of the first two is written `external:…`. */
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description Its version, for If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeUser: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read. */
                "If-Match": string;
            };
            path: {
                /** @description A user: the id, the email address, or the vendor's own id (`external_id`). An own id that looks like one of the first two is written `external:…`. */
                user: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description Its version, for If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inviteUser: {
        parameters: {
            query?: never;
            header: {
                /** @description New for each request, and the same for each repetition of it. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewInvitation"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invited"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createServiceUser: {
        parameters: {
            query?: never;
            header: {
                /** @description New for each request, and the same for each repetition of it. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewServiceUser"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeUser"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setCreditOwner: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read. */
                "If-Match": string;
            };
            path: {
                /** @description A user: the id, the email address, or the vendor's own id (`external_id`). An own id that looks like one of the first two is written `external:…`. */
                user: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreditOwnerChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description Its version, for If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setUserStatus: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read. */
                "If-Match": string;
            };
            path: {
                /** @description A user: the id, the email address, or the vendor's own id (`external_id`). An own id that looks like one of the first two is written `external:…`. */
                user: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description Its version, for If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSignInLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A user: the id, the email address, or the vendor's own id (`external_id`). An own id that looks like one of the first two is written `external:…`. */
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInLink"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrganizations: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next_cursor` of the page before, with the same filters. */
                cursor?: string;
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        organizations: components["schemas"]["Organization"][];
                        /** @description For the next page; null on the last one. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createOrganization: {
        parameters: {
            query?: never;
            header: {
                /** @description New for each request, and the same for each repetition of it. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOrganization"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeOrganization"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAuditEntries: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next_cursor` of the page before, with the same filters. */
                cursor?: string;
                /** @description Whose log; a key of one organization may leave it out. */
                organization_id?: string;
                /** @description Only what this user did. */
                actor?: string;
                action?: "user.created" | "user.changed" | "user.credit_owner_changed" | "user.suspended" | "user.reactivated" | "user.removed" | "user.email_change_requested" | "user.email_change_cancelled" | "user.email_changed" | "user.password_changed" | "user.sign_in_link_made" | "user.signed_in" | "user.sign_in_failed" | "user.sign_in_slowed_down" | "user.password_wrong" | "user.signed_out" | "user.session_ended" | "user.sessions_ended" | "user.refused" | "user.limit_reached" | "user.credit_limit_changed" | "user.credit_limit_raised" | "user.credit_limit_raise_ended" | "user.credits_asked_for" | "user.credit_request_withdrawn" | "user.credit_request_granted" | "user.credit_request_refused" | "user.credit_request_lapsed" | "user.credit_request_overtaken" | "user.alert_added" | "user.alert_changed" | "user.alert_removed" | "user.alert_email_confirmed" | "user.credits_granted" | "user.credits_adjusted" | "user.credits_brought_over" | "user.credits_consolidated" | "user.refill_set" | "user.refill_paused" | "user.refill_resumed" | "user.refill_removed" | "user.refilled" | "user.subscription_cancelled" | "user.subscription_kept" | "user.subscription_paused" | "user.subscription_ended" | "user.joined" | "user.left" | "service_user.created" | "service_user.changed" | "service_user.paused" | "service_user.resumed" | "invitation.created" | "invitation.sent_again" | "invitation.revoked" | "invitation.accepted" | "invitation.ended" | "user_role.created" | "user_role.changed" | "user_role.deleted" | "billing_information.changed" | "billing_information.email_confirmed" | "order.placed" | "order.paid" | "order.cancelled" | "order.refunded" | "credit_type.created" | "credit_type.changed" | "credit_type.retired" | "credit_type.brought_back" | "credit_type.moved" | "plan.created" | "plan.changed" | "plan.withdrawn" | "plan.brought_back" | "plan.moved" | "mail.sent_again" | "hold.released" | "mail.tested" | "share_group.created" | "share_group.changed" | "share_group.credits_shared" | "share_group.credits_taken_back" | "share_group.members_added" | "share_group.member_removed" | "share_group.blocked" | "share_group.unblocked" | "share_group.limit_changed" | "share_group.limit_raised" | "share_group.limit_raise_ended" | "share_group.refill_set" | "share_group.refill_paused" | "share_group.refill_resumed" | "share_group.refill_removed" | "share_group.refilled" | "share_group.alert_added" | "share_group.alert_changed" | "share_group.alert_removed" | "share_group.welcome_mail_sent" | "share_group.handover_offered" | "share_group.handover_withdrawn" | "share_group.handover_declined" | "share_group.handed_over" | "share_group.deleted" | "api_key.created" | "api_key.rotated" | "api_key.revoked" | "organization.created" | "organization.changed" | "organization.charges_refunded" | "organization.sandbox_created" | "organization.suspended" | "organization.resumed" | "organization.closed" | "organization.anonymised" | "organization.seller_changed" | "organization.reminders_changed" | "organization.logo_changed";
                /** @description Only what was done to this user, order, share group … */
                subject_id?: string;
                /** @description A day of the deployment's time zone, until 2999. */
                from?: string;
                /** @description A day of the deployment's time zone, until 2999. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entries: components["schemas"]["AuditEntry"][];
                        /** @description For the next page; null on the last one. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next_cursor` of the page before, with the same filters. */
                cursor?: string;
                organization_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        api_keys: components["schemas"]["ListedApiKey"][];
                        /** @description For the next page; null on the last one. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                api_key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedApiKey"];
                };
            };
            /** @description Not done: `code` says why, `advice` what to do. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}

/** How each operation is called. */
export const OPERATIONS = {
    /** Charge credits. */
    createCharge: { method: "POST", path: "/charges", isKeyed: true, isRepeatable: true },
    /** Charge many at once. */
    createCharges: { method: "POST", path: "/charges/batch", isKeyed: false, isRepeatable: true },
    /** See a charge. */
    getCharge: { method: "GET", path: "/charges/{charge_id}", isKeyed: false, isRepeatable: true },
    /** Give credits back. */
    refundCharge: { method: "POST", path: "/charges/{charge_id}/refunds", isKeyed: true, isRepeatable: true },
    /** Cancel a charge. */
    cancelCharge: { method: "POST", path: "/charges/{charge_id}/cancellation", isKeyed: true, isRepeatable: true },
    /** Hold credits. */
    createHold: { method: "POST", path: "/holds", isKeyed: true, isRepeatable: true },
    /** See a hold. */
    getHold: { method: "GET", path: "/holds/{hold_id}", isKeyed: false, isRepeatable: true },
    /** Capture a hold. */
    captureHold: { method: "POST", path: "/holds/{hold_id}/capture", isKeyed: true, isRepeatable: true },
    /** Release a hold. */
    releaseHold: { method: "POST", path: "/holds/{hold_id}/release", isKeyed: true, isRepeatable: true },
    /** Extend a hold. */
    extendHold: { method: "POST", path: "/holds/{hold_id}/extension", isKeyed: true, isRepeatable: true },
    /** Check a charge. */
    checkCharge: { method: "POST", path: "/checks", isKeyed: false, isRepeatable: true },
    /** See what a user can spend. */
    getBalances: { method: "GET", path: "/users/{user}/balances", isKeyed: false, isRepeatable: true },
    /** See what was in a pool. */
    getPoolBalance: { method: "GET", path: "/pools/{pool_id}/balance", isKeyed: false, isRepeatable: true },
    /** List usage. */
    listUsage: { method: "GET", path: "/usage", isKeyed: false, isRepeatable: true },
    /** Sum usage. */
    sumUsage: { method: "GET", path: "/usage/sums", isKeyed: false, isRepeatable: true },
    /** List share groups. */
    listShareGroups: { method: "GET", path: "/share_groups", isKeyed: false, isRepeatable: true },
    /** See a share group. */
    getShareGroup: { method: "GET", path: "/share_groups/{share_group_id}", isKeyed: false, isRepeatable: true },
    /** Make a share group. */
    createShareGroup: { method: "POST", path: "/share_groups", isKeyed: true, isRepeatable: true },
    /** Change a share group. */
    changeShareGroup: { method: "PATCH", path: "/share_groups/{share_group_id}", isKeyed: false, isRepeatable: false },
    /** Share credits. */
    shareCredits: { method: "POST", path: "/share_groups/{share_group_id}/allocations", isKeyed: true, isRepeatable: true },
    /** Take credits back. */
    takeCreditsBack: { method: "POST", path: "/share_groups/{share_group_id}/returns", isKeyed: true, isRepeatable: true },
    /** Delete a share group. */
    deleteShareGroup: { method: "DELETE", path: "/share_groups/{share_group_id}", isKeyed: true, isRepeatable: true },
    /** List whom a share group lets in. */
    listShareGroupEntries: { method: "GET", path: "/share_groups/{share_group_id}/entries", isKeyed: false, isRepeatable: true },
    /** Let people in, or block them. */
    addShareGroupEntries: { method: "POST", path: "/share_groups/{share_group_id}/entries", isKeyed: false, isRepeatable: false },
    /** Let a service user in. */
    addShareGroupServiceUser: { method: "POST", path: "/share_groups/{share_group_id}/service_users", isKeyed: false, isRepeatable: false },
    /** Take an entry away. */
    removeShareGroupEntry: { method: "DELETE", path: "/share_groups/{share_group_id}/entries/{entry_id}", isKeyed: false, isRepeatable: false },
    /** See the limits on a user's wallet. */
    getWalletLimits: { method: "GET", path: "/users/{user}/limits", isKeyed: false, isRepeatable: true },
    /** Limit those who use a user's credits. */
    setWalletLimit: { method: "PUT", path: "/users/{user}/limits", isKeyed: false, isRepeatable: true },
    /** Raise the limit of one who uses a user's credits until a day. */
    raiseWalletLimit: { method: "PUT", path: "/users/{user}/raises", isKeyed: false, isRepeatable: true },
    /** End the raise of one who uses a user's credits. */
    endWalletRaise: { method: "DELETE", path: "/users/{user}/raises", isKeyed: false, isRepeatable: false },
    /** See the limits on a share group. */
    getShareGroupLimits: { method: "GET", path: "/share_groups/{share_group_id}/limits", isKeyed: false, isRepeatable: true },
    /** Limit the members of a share group. */
    setShareGroupLimit: { method: "PUT", path: "/share_groups/{share_group_id}/limits", isKeyed: false, isRepeatable: true },
    /** Raise the limit of one member until a day. */
    raiseShareGroupLimit: { method: "PUT", path: "/share_groups/{share_group_id}/raises", isKeyed: false, isRepeatable: true },
    /** End the raise of one member. */
    endShareGroupRaise: { method: "DELETE", path: "/share_groups/{share_group_id}/raises", isKeyed: false, isRepeatable: false },
    /** List what is on sale. */
    listPlans: { method: "GET", path: "/plans", isKeyed: false, isRepeatable: true },
    /** Place an order. */
    placeOrder: { method: "POST", path: "/orders", isKeyed: true, isRepeatable: true },
    /** List orders. */
    listOrders: { method: "GET", path: "/orders", isKeyed: false, isRepeatable: true },
    /** See an order. */
    getOrder: { method: "GET", path: "/orders/{order_id}", isKeyed: false, isRepeatable: true },
    /** Mark an order as paid. */
    markOrderPaid: { method: "POST", path: "/orders/{order_id}/payment", isKeyed: false, isRepeatable: false },
    /** Cancel a pending order. */
    cancelOrder: { method: "POST", path: "/orders/{order_id}/cancellation", isKeyed: false, isRepeatable: false },
    /** Refund a paid order. */
    refundOrder: { method: "POST", path: "/orders/{order_id}/refund", isKeyed: false, isRepeatable: false },
    /** Store an order of your own shop. */
    recordOrder: { method: "POST", path: "/external_orders", isKeyed: false, isRepeatable: true },
    /** Give a user credits. */
    createGrant: { method: "POST", path: "/users/{user}/grants", isKeyed: true, isRepeatable: true },
    /** See a grant. */
    getGrant: { method: "GET", path: "/users/{user}/grants/{grant_id}", isKeyed: false, isRepeatable: true },
    /** Undo a grant. */
    undoGrant: { method: "POST", path: "/users/{user}/grants/{grant_id}/undo", isKeyed: false, isRepeatable: false },
    /** Bring balances over from another system. */
    bringBalancesOver: { method: "POST", path: "/balance_imports", isKeyed: true, isRepeatable: true },
    /** List users. */
    listUsers: { method: "GET", path: "/users", isKeyed: false, isRepeatable: true },
    /** See a user. */
    getUser: { method: "GET", path: "/users/{user}", isKeyed: false, isRepeatable: true },
    /** Make a user. */
    createUser: { method: "POST", path: "/users", isKeyed: true, isRepeatable: true },
    /** Invite a person. */
    inviteUser: { method: "POST", path: "/invitations", isKeyed: true, isRepeatable: true },
    /** Make a service user. */
    createServiceUser: { method: "POST", path: "/service_users", isKeyed: true, isRepeatable: true },
    /** Change a user. */
    changeUser: { method: "PATCH", path: "/users/{user}", isKeyed: false, isRepeatable: false },
    /** Set whose credits a user uses. */
    setCreditOwner: { method: "PUT", path: "/users/{user}/credit_owner", isKeyed: false, isRepeatable: false },
    /** Suspend a user, or let them in again. */
    setUserStatus: { method: "PUT", path: "/users/{user}/status", isKeyed: false, isRepeatable: false },
    /** Let a user into the portal. */
    createSignInLink: { method: "POST", path: "/users/{user}/sign_in_links", isKeyed: false, isRepeatable: false },
    /** List organizations. */
    listOrganizations: { method: "GET", path: "/organizations", isKeyed: false, isRepeatable: true },
    /** See an organization. */
    getOrganization: { method: "GET", path: "/organizations/{organization_id}", isKeyed: false, isRepeatable: true },
    /** Make an organization. */
    createOrganization: { method: "POST", path: "/organizations", isKeyed: true, isRepeatable: true },
    /** List who changed what. */
    listAuditEntries: { method: "GET", path: "/audit_entries", isKeyed: false, isRepeatable: true },
    /** See this API key. */
    getApiKey: { method: "GET", path: "/api_key", isKeyed: false, isRepeatable: true },
    /** List API keys. */
    listApiKeys: { method: "GET", path: "/api_keys", isKeyed: false, isRepeatable: true },
    /** Revoke an API key. */
    revokeApiKey: { method: "POST", path: "/api_keys/{api_key_id}/revocation", isKeyed: false, isRepeatable: true },
};
