"use client";

import { Settings2, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RowMenu } from "@/components/row-menu.tsx";
import { DeleteGroup } from "./delete-group.tsx";

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
			<DeleteGroup group={group} open={isDeleting} onOpenChange={setDeleting} />
		</>
	);
}
