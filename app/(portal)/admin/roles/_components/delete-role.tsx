"use client";

import { useTranslations } from "next-intl";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSend } from "@/components/forms/use-send.ts";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import {
	AlertDialog,
	AlertDialogCancel,
	AlertDialogContent,
	AlertDialogFooter,
	AlertDialogTrigger,
} from "@/components/ui/windows/alert-dialog.tsx";
import type { UserRoleRow } from "@/lib/user-roles/queries.ts";
import { deleteUserRoleAction } from "../actions.ts";

/** Asks before deleting a role; while users have it, says who has to get another one first. */
export function DeleteRole({ role, maySeeUsers }: { role: UserRoleRow; maySeeUsers: boolean }) {
	const t = useTranslations("adminRoles");
	const word = useTranslations("words");
	const { send, pending, problem, forget } = useSend();
	const { id, name, users } = role;
	const remove = () =>
		send({
			action: deleteUserRoleAction,
			input: () => ({ userRoleId: id }),
			onDone: () => toast.done(t("deleted", { name })),
		});

	return (
		<AlertDialog onOpenChange={forget}>
			<AlertDialogTrigger asChild>
				<Button variant="danger">{word("delete")}</Button>
			</AlertDialogTrigger>
			<AlertDialogContent
				title={t(users > 0 ? "deleteTitleInUse" : "deleteTitle", { name })}
				description={users > 0 ? t("deleteInUse", { count: users }) : t("deleteText")}
			>
				<FormProblem problem={problem} />
				<AlertDialogFooter>
					<AlertDialogCancel>{users > 0 ? word("close") : null}</AlertDialogCancel>
					{users === 0 ? (
						<Button variant="destroy" pending={pending} onClick={remove}>
							{word("delete")}
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
