"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAsk } from "@/components/forms/use-ask.ts";
import {
	AlertDialog,
	AlertDialogCancel,
	AlertDialogContent,
	AlertDialogFooter,
	AlertDialogTrigger,
} from "@/components/ui/alert-dialog.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import type { UserRoleRow } from "@/lib/user-roles/queries.ts";
import { deleteUserRoleAction } from "../actions.ts";

/** Asks before a role goes; while somebody has it, says who has to get another one first. */
export function DeleteRole({ role, maySeeUsers }: { role: UserRoleRow; maySeeUsers: boolean }) {
	const t = useTranslations("adminRoles");
	const [refusal, setRefusal] = useState<string | null>(null);
	const [isPending, setIsPending] = useState(false);
	const ask = useAsk();
	const { id, name, users } = role;

	async function remove() {
		setIsPending(true);
		const result = await ask(deleteUserRoleAction, { userRoleId: id });
		setIsPending(false);
		if (result.ok) return toast.done(t("deleted", { name }));
		setRefusal(result.message);
	}

	return (
		<AlertDialog onOpenChange={() => setRefusal(null)}>
			<AlertDialogTrigger asChild>
				<Button variant="danger">{t("delete")}</Button>
			</AlertDialogTrigger>
			<AlertDialogContent
				title={t(users > 0 ? "deleteTitleInUse" : "deleteTitle", { name })}
				description={refusal ?? (users > 0 ? t("deleteInUse", { count: users }) : t("deleteText"))}
			>
				<AlertDialogFooter>
					<AlertDialogCancel>{users > 0 ? t("close") : t("cancel")}</AlertDialogCancel>
					{users === 0 ? (
						<Button variant="destroy" pending={isPending} onClick={remove}>
							{t("delete")}
						</Button>
					) : null}
					{users > 0 && maySeeUsers ? (
						<Button asChild>
							<Link href={`/admin/users?role=${id}`}>{t("showUsers", { count: users })}</Link>
						</Button>
					) : null}
				</AlertDialogFooter>
			</AlertDialogContent>
		</AlertDialog>
	);
}
