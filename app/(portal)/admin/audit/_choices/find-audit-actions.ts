import { getTranslations } from "next-intl/server";
import type { ReadContext } from "@/lib/actions/verb.ts";
import { AUDIT_ACTIONS, type AuditAction, isOperatorsAlone } from "@/lib/audit/audit-actions.ts";
import { maySeeAuditLog } from "@/lib/audit/policy.ts";
import type { FindAuditActorsInput } from "@/lib/audit/schema.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";

type WithoutDot<Text extends string> = Text extends `${infer Before}.${infer After}` ? `${Before}_${After}` : Text;

/** Where the messages have an action's name: their keys can't have a dot in them. */
export function actionName<Action extends AuditAction>(action: Action): `actions.${WithoutDot<Action>}` {
	return `actions.${action.replace(".", "_") as WithoutDot<Action>}`;
}

/** What the log can tell of, by name. */
interface AuditActions {
	readonly found: readonly { readonly id: string; readonly name: string }[];
	readonly hasMore: false;
}

/** All that the reader's log can tell of whose name, in their language, contains the text; in the order of names. */
export async function findAuditActions(
	{ actor }: ReadContext,
	{ search }: FindAuditActorsInput,
): Promise<Result<AuditActions>> {
	if (!maySeeAuditLog(actor)) return refuse("NOT_FOUND", "notFound");
	const t = await getTranslations("adminAudit");
	const wanted = search.trim().toLowerCase();
	const found = AUDIT_ACTIONS.filter((action) => actor.isOperator || !isOperatorsAlone(action))
		.map((action) => ({ id: action, name: t(actionName(action)) }))
		.filter(({ name }) => name.toLowerCase().includes(wanted))
		.sort((one, other) => one.name.localeCompare(other.name));
	return done({ found, hasMore: false });
}
