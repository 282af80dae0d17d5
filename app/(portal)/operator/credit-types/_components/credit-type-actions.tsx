"use client";

import { Archive, Pencil, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, useState } from "react";
import { useSend } from "@/components/forms/use-send.ts";
import { RowMenu } from "@/components/row-menu.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { OnceWanted } from "@/components/ui/windows/once-wanted.tsx";
import type { CreditTypeRow } from "@/lib/credit-types/queries.ts";
import { bringCreditTypeBackAction } from "../actions.ts";

const EditCreditType = lazy(() => import("./edit-credit-type.tsx"));
const RetireCreditType = lazy(() => import("./retire-credit-type.tsx"));

/** What can be done about a credit type: rename it, retire it, or bring it back. */
export function CreditTypeActions({ type }: { type: CreditTypeRow }) {
	const t = useTranslations("operatorCreditTypes");
	const word = useTranslations("words");
	const [editing, setEditing] = useState(false);
	const [retiring, setRetiring] = useState(false);
	const { send, pending } = useSend();
	const { id: creditTypeId, name } = type;
	const bringBack = () =>
		send({
			action: bringCreditTypeBackAction,
			input: () => ({ creditTypeId }),
			onDone: () => toast.done(t("broughtBack", { name })),
			onProblem: ({ message }) => toast.failed(message),
		});
	const edit = { label: word("edit"), icon: Pencil, onSelect: () => setEditing(true) };
	const last =
		type.retiredAt === null
			? { label: t("retire"), icon: Archive, tone: "bad" as const, onSelect: () => setRetiring(true) }
			: { label: t("bringBack"), icon: Undo2, onSelect: bringBack };
	return (
		<>
			<RowMenu label={t("actionsOf", { name })} actions={[edit, last]} pending={pending} />
			<OnceWanted when={editing}>
				<EditCreditType type={type} open={editing} onOpenChange={setEditing} />
			</OnceWanted>
			<OnceWanted when={retiring}>
				<RetireCreditType type={type} open={retiring} onOpenChange={setRetiring} />
			</OnceWanted>
		</>
	);
}
