import { Check } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { NO_VIEW } from "@/components/data-table/address/no-view.ts";
import { TableLink } from "@/components/data-table/address/table-link.tsx";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useLookUp } from "@/components/forms/use-look-up.ts";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import type { SavedView } from "@/lib/saved-views/queries.ts";
import type { ViewedList } from "@/lib/saved-views/viewed-lists.ts";
import { readViewsAction } from "./actions.ts";
import { viewHref } from "./view-href.ts";

interface ViewLinksProps {
	list: ViewedList;
	current: SavedView | null;
	onChosen: () => void;
}

/** The list without a view, the reader's views, and those that others share. */
export function ViewLinks({ list, current, onChosen }: ViewLinksProps) {
	const t = useTranslations("savedViews");
	const credits = useSearchParams().get("view");
	const { answer } = useLookUp(readViewsAction, { list });
	if (!answer) return <Skeleton className="m-4 h-16" />;
	if (!answer.ok) return <FormProblem problem={{ ...answer, nth: 0 }} className="m-4" />;
	const views = answer.value;
	const all = viewHref(list, { id: views.some(({ isDefault }) => isDefault) ? NO_VIEW : null, query: "", credits });
	const link = (view: SavedView) => (
		<ViewLink
			key={view.id}
			href={viewHref(list, { ...view, credits })}
			name={view.name}
			notes={[
				...(view.by === null ? [] : [t("by", { name: view.by })]),
				...(view.isOwn && view.isShared ? [t("isShared")] : []),
				...(view.isDefault ? [t("isDefault")] : []),
			]}
			isCurrent={view.id === current?.id}
			onChosen={onChosen}
		/>
	);
	const [own, others] = [views.filter(({ isOwn }) => isOwn), views.filter(({ isOwn }) => !isOwn)];
	return (
		<div className="space-y-2 p-2">
			<ViewLink href={all} name={t("all")} notes={[]} isCurrent={current === null} onChosen={onChosen} />
			{own.length > 0 ? <ViewGroup title={t("own")}>{own.map(link)}</ViewGroup> : null}
			{others.length > 0 ? <ViewGroup title={t("shared")}>{others.map(link)}</ViewGroup> : null}
			{views.length === 0 ? <p className="px-2 pb-1 text-muted text-small">{t("none")}</p> : null}
		</div>
	);
}

function ViewGroup({ title, children }: { title: string; children: React.ReactNode }) {
	return (
		<section aria-label={title}>
			<p aria-hidden className="px-2 pb-0.5 text-muted text-small">
				{title}
			</p>
			{children}
		</section>
	);
}

interface ViewLinkProps {
	href: string;
	name: string;
	/** Who shares it, and whether the list opens with it. */
	notes: readonly string[];
	isCurrent: boolean;
	onChosen: () => void;
}

function ViewLink({ href, name, notes, isCurrent, onChosen }: ViewLinkProps) {
	return (
		<TableLink
			href={href}
			aria-current={isCurrent || undefined}
			onClick={onChosen}
			className="flex min-h-8 items-center gap-2 rounded-md px-2 py-1 hover:bg-sunken"
		>
			<Check aria-hidden className={isCurrent ? "size-4 shrink-0" : "invisible size-4 shrink-0"} />
			<span className="min-w-0 break-words">{name}</span>
			{notes.length > 0 ? <span className="ml-auto shrink-0 text-muted text-small">{notes.join(" · ")}</span> : null}
		</TableLink>
	);
}
