import { ArrowRight } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Credits } from "@/components/credits.tsx";
import { DateTime } from "@/components/date-time.tsx";
import { Money } from "@/components/money.tsx";
import type { AuditValue } from "@/lib/audit/audit-names.ts";
import type { AuditChange } from "@/lib/audit/queries.ts";
import { LIMIT_PERIODS } from "@/lib/limits/bounds.ts";

const MONEY = ["total", "refundedMinor", "ceilingMinor"];
const CREDITS = ["credits", "refundedCredits", "threshold", "ceilingCredits", "available"];
/** Fields with one of a few values, which have names. */
const NAMED = ["status", "kind", "gateway", "language", "endedBecause", "because", "about"];
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** Each field that changed: what it was, and what it became. What only says what the change is about is there once. */
export function Changes({ changes }: { changes: readonly AuditChange[] }) {
	const t = useTranslations("adminAudit");
	const name = useNameOfField();
	const currency = changes.find(({ field }) => field === "currency")?.after;
	return (
		<dl className="flex flex-wrap gap-x-4 gap-y-0.5">
			{changes
				.filter(({ field }) => field !== "currency")
				.map(({ field, before, after }) => (
					<div key={field} className="min-w-0">
						<dt className="mr-1.5 inline text-muted">{name(field)}:</dt>
						<dd className="inline">
							{before === undefined || isSame(before, after) ? null : (
								<>
									<s className="text-muted decoration-faint">
										<Value field={field} value={before} currency={currency} />
									</s>
									<ArrowRight aria-hidden className="mx-1.5 inline size-3.5 text-faint" />
									<span className="sr-only"> {t("became")} </span>
								</>
							)}
							<Value field={field} value={after ?? null} currency={currency} />
						</dd>
					</div>
				))}
		</dl>
	);
}

function isSame(before: AuditValue, after: AuditValue | undefined): boolean {
	return JSON.stringify(before) === JSON.stringify(after);
}

interface ValueProps {
	field: string;
	value: AuditValue;
	/** The currency of the entry's amounts. */
	currency: AuditValue | undefined;
}

function Value({ field, value, currency }: ValueProps): ReactNode {
	const t = useTranslations("adminAudit");
	const word = useTranslations("words");
	const name = useNameOfField();
	const list = useNamesInList();
	if (value === null && field === "timeZone") return t("deploymentZone");
	if (value === null || value === "") return <span className="text-muted">{word("none")}</span>;
	if (field === "limit" && typeof value === "string") return <Limit stored={value} />;
	if (field === "layer" && isLayer(value)) return t(`layers.${value}`);
	if (typeof value === "boolean") return t(value ? "yes" : "no");
	if (typeof value === "object")
		return list(field, value).join(", ") || <span className="text-muted">{word("none")}</span>;
	if (CREDITS.includes(field)) return <Credits credits={Number(value)} />;
	if (MONEY.includes(field) && typeof currency === "string") return <Money minor={Number(value)} currency={currency} />;
	if (typeof value === "string" && INSTANT.test(value)) return <DateTime at={new Date(value)} precision="full" />;
	const named = keyOfName(field, value);
	if (named !== null && t.has(named)) return t(named);
	return typeof value === "string" ? value : name(String(value));
}

/** Where the messages may have a name for this value. */
function keyOfName(field: string, value: AuditValue) {
	if (field === "pausedBecause") return `values.refill_${value}` as "values.refill_owner";
	return NAMED.includes(field) ? (`values.${value}` as "values.active") : null;
}

const STORED_LIMIT = /^(?<credits>\d+)\/(?<period>day|week|month|total)(?: until (?<until>[\d-]+))?$/;

/** 80/week until 2026-12-01, in words. */
function Limit({ stored }: { stored: string }) {
	const t = useTranslations("adminAudit");
	const format = useFormatter();
	const { credits, period, until } = STORED_LIMIT.exec(stored)?.groups ?? {};
	if (!credits || !isPeriod(period)) return stored === "none" ? t("noLimit") : stored;
	const limit = t(`limits.${period}`, { credits: Number(credits) });
	if (!until) return limit;
	return t("limitUntil", { limit, until: format.dateTime(new Date(until), { dateStyle: "medium", timeZone: "UTC" }) });
}

function isPeriod(text: string | undefined): text is (typeof LIMIT_PERIODS)[number] {
	return LIMIT_PERIODS.some((period) => period === text);
}

function isLayer(value: AuditValue): value is "default" | "exception" | "raise" {
	return value === "default" || value === "exception" || value === "raise";
}

/** A field's name; one that the messages don't know is named as it is stored. */
function useNameOfField(): (field: string) => string {
	const t = useTranslations("adminAudit.fields");
	return (field) => (t.has(field as "name") ? t(field as "name") : field);
}

/** The rights of a role, the scopes of an API key, or the fields of billing information. */
function useNamesInList(): (field: string, values: readonly string[]) => string[] {
	const rights = useTranslations("adminRoles.right");
	const scopes = useTranslations("apiKeys.scopes");
	const billing = useTranslations("billing.fields");
	return (field, values) =>
		values.map((value) => {
			if (field === "rights" && rights.has(value as "purchase")) return rights(value as "purchase");
			if (field === "scopes" && scopes.has(`${value as "charge"}.name`)) return scopes(`${value as "charge"}.name`);
			return billing.has(value as "city") ? billing(value as "city") : value;
		});
}
