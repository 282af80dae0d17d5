"use client";

import { Ban, RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, useState } from "react";
import { RowMenu } from "@/components/row-menu.tsx";
import type { RowAction } from "@/components/row-menu-pop-up.tsx";
import { OnceWanted } from "@/components/ui/windows/once-wanted.tsx";

const RotateKeyWindow = lazy(() => import("./rotate-key-window.tsx"));
const RevokeKeyQuestion = lazy(() => import("./revoke-key-question.tsx"));

interface KeyActionsProps {
	apiKey: { id: string; name: string };
	/** Whether it works. */
	isActive: boolean;
	/** Whether another key replaces it already. */
	isReplaced: boolean;
}

/**
 * What is behind the three dots of a key that works. Its windows stay when it doesn't any more: the one that has just
 * replaced it shows the new secret.
 */
export function KeyActions({ apiKey, isActive, isReplaced }: KeyActionsProps) {
	const t = useTranslations("apiKeys");
	const [opened, setOpened] = useState<"rotate" | "revoke" | null>(null);
	const window = (which: "rotate" | "revoke") => ({
		open: opened === which,
		onOpenChange: (isOpen: boolean) => setOpened(isOpen ? which : null),
	});
	const actions: RowAction[] = [
		...(isReplaced ? [] : [{ label: t("rotate.action"), icon: RefreshCw, onSelect: () => setOpened("rotate") }]),
		{ label: t("revoke.action"), icon: Ban, tone: "bad", onSelect: () => setOpened("revoke") },
	];
	return (
		<>
			{isActive ? <RowMenu label={t("actionsOf", { name: apiKey.name })} actions={actions} /> : null}
			<OnceWanted when={opened === "rotate"}>
				<RotateKeyWindow apiKey={apiKey} {...window("rotate")} />
			</OnceWanted>
			<OnceWanted when={opened === "revoke"}>
				<RevokeKeyQuestion apiKey={apiKey} {...window("revoke")} />
			</OnceWanted>
		</>
	);
}
