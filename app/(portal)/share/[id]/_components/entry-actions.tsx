"use client";

import { Gauge, Mail, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, useState } from "react";
import { useSend } from "@/components/forms/use-send.ts";
import { RowMenu } from "@/components/row-menu.tsx";
import type { RowAction } from "@/components/row-menu-pop-up.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { OnceWanted } from "@/components/ui/windows/once-wanted.tsx";
import type { ActionRefusal } from "@/lib/actions/action.ts";
import type { EntryRow } from "@/lib/share-groups/people/list-entries.ts";
import { removeEntryAction, resendWelcomeMailAction } from "../actions.ts";
import type { TypeToLimit } from "./limits/types-to-limit.ts";

const LimitWindow = lazy(() => import("./limits/limit-window.tsx"));

type Row = Pick<EntryRow, "id" | "kind" | "value" | "state" | "isOwn" | "welcome">;

interface EntryActionsProps {
	entry: Row;
	shareGroupId: string;
	types: readonly TypeToLimit[];
}

/** What is behind the three dots of an entry: its mail, its own limit, and removing it. */
export function EntryActions({ entry, shareGroupId, types }: EntryActionsProps) {
	const t = useTranslations("shareGroup");
	const { send, pending } = useSend();
	const [isLimiting, setLimiting] = useState(false);
	const input = () => ({ shareGroupId, entryId: entry.id });
	// A menu has no place for a reason: the notice gives it.
	const onProblem = ({ message }: ActionRefusal) => toast.failed(message);
	const resend = () =>
		send({
			action: resendWelcomeMailAction,
			input,
			onDone: ({ value }) => toast.done(t("resent", { value })),
			onProblem,
		});
	const remove = () =>
		send({
			action: removeEntryAction,
			input,
			onDone: ({ kind, value, stillLetInBy }) =>
				toast.done(
					stillLetInBy === null
						? t(`removed.${kind}`, { value })
						: t("removedButLetIn", { value, entry: stillLetInBy }),
				),
			onProblem,
		});

	const actions: RowAction[] = [];
	if (entry.kind === "address" && !entry.isOwn && entry.state !== "blocked") {
		actions.push({ label: t(entry.welcome ? "resend" : "sendMail"), icon: Mail, onSelect: resend });
	}
	if (entry.kind === "address") {
		actions.push({ label: t("ownLimit"), icon: Gauge, onSelect: () => setLimiting(true) });
	}
	actions.push(
		entry.kind === "blocked"
			? { label: t("unblock"), icon: Trash2, onSelect: remove }
			: { label: t("remove"), icon: Trash2, tone: "bad", onSelect: remove },
	);

	return (
		<>
			<RowMenu label={t("actionsOf", { value: entry.value })} actions={actions} pending={pending} />
			<OnceWanted when={isLimiting}>
				<LimitWindow
					shareGroupId={shareGroupId}
					address={entry.value}
					types={types}
					open={isLimiting}
					onOpenChange={setLimiting}
				/>
			</OnceWanted>
		</>
	);
}
