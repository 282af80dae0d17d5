import type { z } from "@hono/zod-openapi";
import type { VerbContext } from "@/lib/actions/verb.ts";
import type { Headroom } from "@/lib/ledger/paying/headroom.ts";
import { type LimitsOfPool, type LimitTerms, readPoolLimits } from "@/lib/limits/read-pool-limits.ts";
import type { LimitedPool } from "@/lib/limits/schema.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import type { ApiContext } from "../api-context.ts";
import { findReachedUser } from "../people/find-reached-user.ts";
import { readPage } from "../requests/read-page.ts";
import { actAsCreator } from "../share-groups/act-as-creator.ts";
import { actToEdit } from "../users/act-to-edit.ts";
import type { limitsQuery } from "./schema.ts";

/** A pool whose limits the key may see and change, and what the verbs about them are given. */
export interface LimitsAsked {
	readonly verb: Pick<VerbContext, "actor" | "db" | "clock">;
	readonly pool: LimitedPool;
}

/** A share group's, in the name of its creator. */
export async function askGroupLimits(
	context: ApiContext,
	{ shareGroupId, creditTypeId }: { readonly shareGroupId: string; readonly creditTypeId: string },
): Promise<Result<LimitsAsked>> {
	const verb = await actAsCreator(context, shareGroupId);
	return verb.ok ? done({ verb: verb.value, pool: { kind: "share_group", shareGroupId, creditTypeId } }) : verb;
}

/** A wallet's, in the name of an administrator of its user's organization. */
export async function askWalletLimits(
	context: ApiContext,
	{ user, creditTypeId }: { readonly user: string; readonly creditTypeId: string },
): Promise<Result<LimitsAsked>> {
	const owner = await findReachedUser(context, user);
	if (!owner.ok) return owner;
	const actor = await actToEdit(context, owner.value.organizationId);
	if (!actor.ok) return actor;
	const verb = { actor: actor.value, db: context.writes, clock: context.clock };
	return done({ verb, pool: { kind: "wallet", ownerId: owner.value.userId, creditTypeId } });
}

/** Changes a limit, and answers what is set on the pool then: for all, and for the one whom it is about. */
export async function changeLimits(
	{ writes: db }: ApiContext,
	{ asked, person }: { readonly asked: Result<LimitsAsked>; readonly person: string | null },
	change: (found: LimitsAsked) => Promise<Result<unknown>>,
) {
	if (!asked.ok) return asked;
	const { verb, pool } = asked.value;
	const changed = await change(asked.value);
	if (!changed.ok) return changed;
	const people = person === null ? [] : [person];
	const all = await readPoolLimits({ actor: verb.actor, db }, { pool, of: { people } });
	return all ? done(limitsJson(pool, all)) : refuse("NOT_FOUND", "apiPoolNotFound");
}

/** A page of the limits on a pool, and what they leave each person. */
export async function readLimitsPage(
	context: ApiContext,
	asked: Result<LimitsAsked>,
	query: z.output<typeof limitsQuery>,
) {
	if (!asked.ok) return asked;
	const { verb, pool } = asked.value;
	let everyones: LimitsOfPool["default"] = null;
	const page = await readPage(
		context,
		{ list: "limits", query: { ...pool, ...query } },
		{
			async read({ after, limit }) {
				const of = { after: after === null ? null : String(after[0]), limit };
				const all = await readPoolLimits({ actor: verb.actor, db: context.db }, { pool, of });
				everyones = all?.default ?? null;
				return all?.people ?? [];
			},
			positionOf: ({ person }) => [person],
		},
	);
	if ("problem" in page) return page;
	return done({ ...limitsJson(pool, { default: everyones, people: page.rows }), next_cursor: page.next_cursor });
}

function limitsJson(pool: LimitedPool, { people, ...all }: LimitsOfPool) {
	return {
		credit_type: pool.creditTypeId,
		default: termsJson(all.default),
		exceptions: people.flatMap(({ person, exception }) => (exception ? [{ person, limit: termsJson(exception) }] : [])),
		raises: people.flatMap(({ person, raise }) => raiseJson(person, raise)),
		standings: people.flatMap(({ person, headroom }) => (headroom ? [standingJson(person, headroom)] : [])),
	};
}

function termsJson(terms: LimitTerms | null) {
	return terms && { credits: terms.credits === null ? null : toJsonCredits(terms.credits), period: terms.period };
}

function raiseJson(person: string, raise: LimitTerms | null) {
	if (raise?.credits == null || raise.period === null || raise.until === null) return [];
	const { period, until, reason } = raise;
	return [{ person, credits: toJsonCredits(raise.credits), period, until, reason }];
}

function standingJson(person: string, { limit, used, left, resetsAt }: Headroom) {
	const [most, spent, rest] = [toJsonCredits(limit), toJsonCredits(used), toJsonCredits(left)];
	return { person, limit: most, used: spent, left: rest, resets_at: resetsAt?.toISOString() ?? null };
}
