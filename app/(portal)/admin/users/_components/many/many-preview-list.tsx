"use client";

import { ArrowRight, CircleAlert } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useCreditsText } from "@/app/(portal)/_components/credit-owner/use-credits-text.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { cn } from "@/components/ui/class-names.ts";
import { ScrollingList } from "@/components/ui/windows/scrolling-list.tsx";
import type { ManyPreview, PreviewedUser } from "@/lib/many-users/many-preview.ts";
import type { ManyChange } from "@/lib/many-users/schema.ts";
import { LimitChange } from "./limit-change.tsx";
import { rowsInOrder } from "./rows-in-order.ts";

interface ManyPreviewListProps {
	what: ManyChange["what"];
	preview: ManyPreview;
	/** The greatest height of the people's list. */
	height?: string;
}

/** What a change of many would do: its sums, then each person with what changes, or why it would be refused. */
export function ManyPreviewList({ what, preview, height = "max-h-72" }: ManyPreviewListProps) {
	const t = useTranslations("manyUsers");
	const word = useTranslations("words");
	const { changing, same, refused, people, wrong } = preview;
	const { together, alone } = refusedTogether(people);
	return (
		<div className="space-y-4">
			<Banner tone={refused > 0 ? "warn" : "accent"} role="status" title={t("sum", { changing, same, refused })}>
				{refused > 0 ? t("nothingYet") : null}
			</Banner>
			<Sums what={what} preview={preview} />
			<ScrollingList
				label={t("people")}
				className={cn("divide-y divide-line rounded-lg border border-line text-sm", height)}
			>
				{together.map((alike) => (
					<RefusedTogether key={alike[0]?.id} people={alike} />
				))}
				{rowsInOrder(wrong, alone).map((one) => (
					<li key={"id" in one ? one.id : `line ${one.line}`} className={row}>
						<span className="min-w-0 wrap-anywhere">
							{one.line === null ? null : (
								<span className="num text-muted text-small">{word("line", { line: one.line })} </span>
							)}
							{"id" in one ? <NameAndAddress person={one} /> : one.text}
						</span>
						{"id" in one && one.why === null ? <Change what={what} person={one} /> : <Why>{one.why ?? ""}</Why>}
					</li>
				))}
			</ScrollingList>
		</div>
	);
}

const row = "grid gap-x-4 gap-y-0.5 px-4 py-2 sm:grid-cols-2 sm:items-start";

/** As many names as a row has room for. */
const MOST_NAMES = 12;

/** Selected people who are refused for the same reason, each reason's in one row; and everyone else. */
function refusedTogether(people: readonly PreviewedUser[]) {
	const byReason = new Map<string, PreviewedUser[]>();
	for (const person of people) {
		if (person.line !== null || person.why === null) continue;
		byReason.set(person.why, [...(byReason.get(person.why) ?? []), person]);
	}
	const together = [...byReason.values()].filter(({ length }) => length > 1);
	const grouped = new Set(together.flat());
	return { together, alone: people.filter((person) => !grouped.has(person)) };
}

function NameAndAddress({ person: { name, email } }: { person: PreviewedUser }) {
	return (
		<>
			<span className="font-medium">{name}</span>
			<span className="block text-muted text-small">{email}</span>
		</>
	);
}

function RefusedTogether({ people }: { people: readonly PreviewedUser[] }) {
	const t = useTranslations("manyUsers");
	const format = useFormatter();
	const names = people.slice(0, MOST_NAMES).map(({ name }) => name);
	const more = people.length - names.length;
	return (
		<li className={row}>
			<span className="min-w-0 wrap-anywhere">
				<span className="font-medium">{t("peopleCount", { count: people.length })}</span>
				<span className="block text-muted text-small">
					{format.list(more > 0 ? [...names, t("others", { count: more })] : names)}
				</span>
			</span>
			<Why>{people[0]?.why ?? ""}</Why>
		</li>
	);
}

function Why({ children }: { children: string }) {
	return (
		<span className="flex min-w-0 gap-1.5 text-bad text-small">
			<CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
			<span className="min-w-0">{children}</span>
		</span>
	);
}

function Change({ what, person }: { what: ManyChange["what"]; person: PreviewedUser }) {
	const t = useTranslations("manyUsers");
	const format = useFormatter();
	const { state, before, after, along, limit } = person;
	const named = (name: string | null) => name ?? t("own");
	const { names, count } = along;
	const more = count - names.length;
	const listed = format.list(more > 0 ? [...names, t("others", { count: more })] : names);
	const alongText = count > 0 ? t("alongWith", { names: listed, count }) : null;
	if (state === "same") return <span className="text-muted">{t("same")}</span>;
	if (limit) return <LimitChange limit={limit} />;
	return (
		<span className="min-w-0">
			{what === "status" ? null : (
				<>
					{named(before)} <ArrowRight aria-hidden className="inline size-3.5" />
					<span className="sr-only">{t("becomes")}</span> {named(after)}
				</>
			)}
			{alongText ? <span className="block text-muted text-small">{alongText}</span> : null}
		</span>
	);
}

/** What else follows, in numbers. */
function Sums({ what, preview }: Omit<ManyPreviewListProps, "height">) {
	const t = useTranslations("manyUsers");
	const text = useCreditsText();
	const { along, refills, subscriptions, serviceUsers, usedUp, raised } = preview;
	const [parked, back] = [text(preview.parked), text(preview.back)];
	const changing = preview.people.filter(({ state }) => state === "changes");
	const name = changing.find(({ after }) => after !== null)?.after ?? "";
	const { owners, toOwn: own } = preview;
	const lines = [
		changing.length > 0 && what === "creditOwner"
			? t("sums.owner", { owners, own, others: changing.length - own, name })
			: null,
		changing.length > 0 && what === "role" ? t("sums.role", { name }) : null,
		along > 0 ? t("sums.along", { count: along }) : null,
		parked ? t("sums.parked", { credits: parked }) : null,
		back ? t("sums.back", { credits: back }) : null,
		refills > 0 && (what === "creditOwner" || what === "status") ? t(`sums.refills.${what}`, { count: refills }) : null,
		subscriptions > 0 ? t("sums.subscriptions", { count: subscriptions }) : null,
		serviceUsers > 0 ? t("sums.serviceUsers", { count: serviceUsers }) : null,
		usedUp > 0 ? t("sums.usedUp", { count: usedUp }) : null,
		raised > 0 ? t("sums.raised", { count: raised }) : null,
	].filter((line) => line !== null);
	if (lines.length === 0) return null;
	return (
		<ul className="num space-y-1.5 rounded-lg bg-sunken p-4 text-muted text-sm">
			{lines.map((line) => (
				<li key={line} className="flex gap-2">
					<ArrowRight aria-hidden className="mt-1 size-4 shrink-0 text-faint" />
					<span className="min-w-0">{line}</span>
				</li>
			))}
		</ul>
	);
}
