"use client";

import { Settings2, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, useState } from "react";
import { RowMenu } from "@/components/row-menu.tsx";
import { OnceWanted } from "@/components/ui/windows/once-wanted.tsx";

const DeleteGroup = lazy(() => import("./delete-group.tsx"));

/** What is behind the three dots of a group's line. */
export function GroupRowActions({ group }: { group: { id: string; name: string } }) {
	const t = useTranslations("share");
	const word = useTranslations("words");
	const [isDeleting, setDeleting] = useState(false);
	return (
		<>
			<RowMenu
				label={t("actionsOf", { name: group.name })}
				actions={[
					{ label: word("manage"), icon: Settings2, href: `/share/${group.id}` },
					{ label: word("delete"), icon: Trash2, tone: "bad", onSelect: () => setDeleting(true) },
				]}
			/>
			<OnceWanted when={isDeleting}>
				<DeleteGroup group={group} open={isDeleting} onOpenChange={setDeleting} />
			</OnceWanted>
		</>
	);
}
