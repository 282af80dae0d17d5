"use client";

import { Ellipsis, Settings2, Trash2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import {
	DropdownMenu,
	DropdownMenuContent,
	DropdownMenuItem,
	DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu.tsx";
import { DeleteGroup } from "./delete-group.tsx";

/** What is behind the three dots of a group's line. */
export function GroupRowActions({ group }: { group: { id: string; name: string } }) {
	const t = useTranslations("share");
	const [isDeleting, setDeleting] = useState(false);
	return (
		<>
			<DropdownMenu>
				<DropdownMenuTrigger asChild>
					<Button variant="ghost" size="icon-sm" className="-my-1.5" aria-label={t("actionsOf", { name: group.name })}>
						<Ellipsis aria-hidden />
					</Button>
				</DropdownMenuTrigger>
				<DropdownMenuContent>
					<DropdownMenuItem asChild>
						<Link href={`/share/${group.id}`}>
							<Settings2 aria-hidden />
							{t("manage")}
						</Link>
					</DropdownMenuItem>
					<DropdownMenuItem tone="bad" onSelect={() => setDeleting(true)}>
						<Trash2 aria-hidden />
						{t("delete.menu")}
					</DropdownMenuItem>
				</DropdownMenuContent>
			</DropdownMenu>
			<DeleteGroup group={group} open={isDeleting} onOpenChange={setDeleting} />
		</>
	);
}
