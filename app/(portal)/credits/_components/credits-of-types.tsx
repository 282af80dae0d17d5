import { ChevronRight } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ROWS_PER_PAGE } from "@/components/data-table/address/rows-per-page.ts";
import { TableRegion } from "@/components/data-table/address/table-region.tsx";
import { CsvLink } from "@/components/data-table/csv-link.tsx";
import { PageBeyond } from "@/components/data-table/page-beyond.tsx";
import { Pagination } from "@/components/data-table/pagination.tsx";
import { Card } from "@/components/ui/card.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { type CreditsOfType, readCreditSources } from "@/lib/share-groups/credits/credit-sources.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { AskForMore } from "../../_components/asking/ask-for-more.tsx";
import { type CreditsTableState, stateOf } from "./credits-table.ts";
import { SourceTable } from "./source-table.tsx";
import { WhatLimits } from "./what-limits.tsx";

interface CreditsOfTypesProps {
	actor: Actor;
	state: CreditsTableState;
}

/** A card per credit type that isn't empty; the others share one. */
export async function CreditsOfTypes({ actor, state }: CreditsOfTypesProps) {
	const types = await readCreditSources({ actor }, (creditTypeId) => stateOf(state, creditTypeId).query);
	if (types.length === 0) return <NoTypes />;
	const hasAny = (type: CreditsOfType) => type.covered !== null || hasDetails(type, state);
	return (
		<>
			{types.filter(hasAny).map((type) => (
				<OneType key={type.creditTypeId} actor={actor} type={type} state={state} />
			))}
			<Others types={types.filter((type) => !hasAny(type))} />
		</>
	);
}

/** In a deployment that has no credit types yet. */
async function NoTypes() {
	const t = await getTranslations("credits");
	return <Card className="p-5 text-muted text-sm">{t("noTypes")}</Card>;
}

function hasDetails({ creditTypeId, sources, parked }: CreditsOfType, state: CreditsTableState): boolean {
	return sources.length + parked.length > 0 || stateOf(state, creditTypeId).page > 1;
}

interface OneTypeProps {
	type: CreditsOfType;
	state: CreditsTableState;
}

async function OneType({ actor, type, state }: OneTypeProps & { actor: Actor }) {
	const t = await getTranslations("credits");
	return (
		<TableRegion>
			<Card aria-labelledby={`credits-${type.creditTypeId}`}>
				<div className="flex flex-wrap items-end justify-between gap-4 p-5">
					<div>
						<h2 id={`credits-${type.creditTypeId}`} className="text-muted text-sm">
							{type.creditType}
						</h2>
						<p className="num mt-1 text-body">
							{t.rich("youHave", {
								credits: toJsonCredits(type.total),
								big: (chunks) => <b className="font-semibold text-3xl tracking-tight">{chunks}</b>,
							})}
						</p>
						{type.covered ? (
							<p className="mt-1 text-sm">{t("covered", { plan: type.covered.plan ?? t("aSubscription") })}</p>
						) : null}
					</div>
					<div className="print:hidden">
						<AskForMore creditTypeId={type.creditTypeId} type={type.nameInText} credits={null} />
					</div>
				</div>
				<WhatLimits actor={actor} type={type} />
				{hasDetails(type, state) ? <Details type={type} state={state} /> : null}
			</Card>
		</TableRegion>
	);
}

async function Others({ types }: { types: readonly CreditsOfType[] }) {
	const t = await getTranslations("credits");
	if (types.length === 0) return null;
	return (
		<Card aria-label={t("others")} className="divide-y divide-line">
			{types.map(({ creditTypeId, creditType, nameInText }) => (
				<div key={creditTypeId} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-5 py-4">
					<div>
						<h2 className="text-muted text-sm">{creditType}</h2>
						<p className="num text-body">{t.rich("youHave", { credits: 0, big: (chunks) => <b>{chunks}</b> })}</p>
					</div>
					<div className="flex flex-wrap items-baseline gap-x-4">
						<p className="text-muted text-sm">{t("none", { type: nameInText })}</p>
						<div className="print:hidden">
							<AskForMore creditTypeId={creditTypeId} type={nameInText} credits={null} />
						</div>
					</div>
				</div>
			))}
		</Card>
	);
}

/** The distribution, behind *More Details*; open where the address names a page of it. */
async function Details({ type, state }: OneTypeProps) {
	const { creditTypeId, sources, parked, nameInText } = type;
	const t = await getTranslations("credits");
	return (
		<details className="group border-line border-t print:border-t-0" open={state.also.type === creditTypeId}>
			<summary className="flex cursor-pointer list-none items-center gap-1.5 px-5 py-3 font-medium text-accent-ink text-sm hover:bg-sunken focus-visible:-outline-offset-2 print:hidden">
				<ChevronRight
					aria-hidden
					className="size-4 transition-transform duration-100 group-open:rotate-90 motion-reduce:transition-none"
				/>
				{t("moreDetails")}
				<span className="sr-only">: {nameInText}</span>
			</summary>
			{sources.length > 0 ? <SourceTable label={t("inUse", { type: nameInText })} sources={sources} /> : null}
			{parked.length > 0 ? (
				<>
					<p className="border-line border-t bg-sunken px-5 py-2.5 text-muted text-sm">{t("parked")}</p>
					<SourceTable label={t("notInUse", { type: nameInText })} sources={parked} />
				</>
			) : null}
			<Pages type={type} state={stateOf(state, creditTypeId)} />
			<div className="flex justify-end border-line border-t px-5 py-3 print:hidden">
				<CsvLink href={`/credits/csv?type=${creditTypeId}`} of={nameInText} />
			</div>
		</details>
	);
}

/** Of the user's own lots, which are not in use while they use another's; nothing where there is one page. */
function Pages({ type: { sources, parked, isParked, hasMore }, state }: OneTypeProps) {
	const shown = (isParked ? parked : sources).length;
	if (state.page === 1 && !hasMore && shown <= ROWS_PER_PAGE[0]) return null;
	if (shown === 0) return <PageBeyond state={state} />;
	return <Pagination state={state} rowCount={shown} total={{ more: hasMore }} times={false} />;
}
