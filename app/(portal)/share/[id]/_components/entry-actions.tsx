"use client";

import { Gauge, Mail, Trash2, TrendingUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, useState } from "react";
import { useSend } from "@/components/forms/use-send.ts";
import { RowMenu } from "@/components/row-menu.tsx";
import type { RowAction } from "@/components/row-menu-pop-up.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { OnceWanted } from "@/components/ui/windows/once-wanted.tsx";
import type { ActionRefusal } from "@/lib/actions/action.ts";
import type { EntryRow } from "@/lib/share-groups/people/list-entries.ts";
import type { Limited } from "../../../_components/limits/limited.ts";
import { addEntriesAction, removeEntryAction, resendWelcomeMailAction } from "../actions.ts";
import { typesToRaise } from "./limits/types-to-limit.ts";

const LimitWindow = lazy(() => import("../../../_components/limits/limit-window.tsx"));
const RaiseWindow = lazy(() => import("../../../_components/limits/raise-window.tsx"));

export interface ActionableEntry extends Pick<EntryRow, "id" | "kind" | "value" | "state" | "isOwn"> {
	/** Whether a welcome mail was written to this address. */
	readonly isWelcomed: boolean;
}

interface EntryActionsProps {
	entry: ActionableEntry;
	shareGroupId: string;
	limited: Limited & { readonly person: NonNullable<Limited["person"]> };
}

/** What is behind the three dots of an entry: its mail, its own limit, and removing it. */
export function EntryActions({ entry, shareGroupId, limited }: EntryActionsProps) {
	const t = useTranslations("shareGroup.entry");
	const { send, pending } = useSend();
	const [isLimiting, setLimiting] = useState(false);
	const [isRaising, setRaising] = useState(false);
	const raisable = typesToRaise(limited.types);
	const input = () => ({ shareGroupId, entryId: entry.id });
	// A menu has no place for a reason: the toast gives it.
	const onProblem = ({ message }: ActionRefusal) => toast.failed(message);
	const resend = () =>
		send({
			action: resendWelcomeMailAction,
			input,
			onDone: ({ value }) => toast.done(t("resent", { value })),
			onProblem,
		});
	const block = () =>
		send({
			action: addEntriesAction,
			input: () => ({ shareGroupId, list: "blocklist" as const, text: entry.value }),
			onDone: () => toast.done(t("blockedAgain", { value: entry.value })),
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
					// Nobody is written to about the blocklist; to add a member again would write to them again.
					{ undo: kind === "blocked" ? block : null },
				),
			onProblem,
		});

	const actions: RowAction[] = [];
	if (entry.kind === "address" && !entry.isOwn && entry.state !== "blocked") {
		actions.push({ label: t(entry.isWelcomed ? "resend" : "sendMail"), icon: Mail, onSelect: resend });
	}
	if (entry.kind === "address") {
		actions.push({ label: t("ownLimit"), icon: Gauge, onSelect: () => setLimiting(true) });
		if (raisable.length > 0) {
			actions.push({ label: t("raiseLimit"), icon: TrendingUp, onSelect: () => setRaising(true) });
		}
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
				<LimitWindow {...limited} open={isLimiting} onOpenChange={setLimiting} />
			</OnceWanted>
			<OnceWanted when={isRaising}>
				<RaiseWindow {...limited} types={raisable} open={isRaising} onOpenChange={setRaising} />
			</OnceWanted>
		</>
	);
}
