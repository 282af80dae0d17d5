"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { DeleteGroup } from "../../_components/delete-group.tsx";

export function DeleteGroupButton({ group }: { group: { id: string; name: string } }) {
	const word = useTranslations("words");
	const [open, setOpen] = useState(false);
	return (
		<>
			<Button variant="danger" onClick={() => setOpen(true)}>
				<Trash2 aria-hidden />
				{word("delete")}
			</Button>
			<DeleteGroup group={group} open={open} onOpenChange={setOpen} next="/share" />
		</>
	);
}
