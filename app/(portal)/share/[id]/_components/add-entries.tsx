"use client";

import { Ban, UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog.tsx";
import type { AddEntriesInput } from "@/lib/share-groups/schema.ts";
import { AddEntriesForm } from "./add-entries-form.tsx";

interface AddEntriesProps {
	shareGroupId: string;
	list: AddEntriesInput["list"];
}

/** The button that adds people, or blocks some, and the window behind it. */
export function AddEntries({ shareGroupId, list }: AddEntriesProps) {
	const t = useTranslations(`shareGroup.add.${list}`);
	const [open, setOpen] = useState(false);
	return (
		<Dialog open={open} onOpenChange={setOpen}>
			<DialogTrigger asChild>
				{list === "members" ? (
					<Button variant="outline">
						<UserPlus aria-hidden />
						{t("button")}
					</Button>
				) : (
					<Button variant="link">
						<Ban aria-hidden />
						{t("button")}
					</Button>
				)}
			</DialogTrigger>
			<DialogContent title={t("title")} description={t("text")}>
				<AddEntriesForm shareGroupId={shareGroupId} list={list} onDone={() => setOpen(false)} />
			</DialogContent>
		</Dialog>
	);
}
