"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useLookUp } from "@/components/forms/use-look-up.ts";
import { useSend } from "@/components/forms/use-send.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { Dialog, DialogBody, DialogCancel, DialogContent, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import type { TypeToChoose } from "@/lib/limits/list-types-to-limit.ts";
import type { ManyChange } from "@/lib/many-users/schema.ts";
import type { UserRoleChoice } from "@/lib/user-roles/queries.ts";
import { changeManyUsersAction, previewManyUsersAction } from "../../actions.ts";
import { ChangeChoice } from "./change-choice.tsx";
import { ManyPreviewList } from "./many-preview-list.tsx";

export interface ManyUsersWindowProps {
	what: ManyChange["what"];
	/** The selected people. */
	userIds: readonly string[];
	/** Of people who have been listed, by id. */
	names: ReadonlyMap<string, string>;
	roles: readonly UserRoleChoice[];
	types: readonly TypeToChoose[];
	onDone: () => void;
}

const TYPING_MS = 300;

/** One change of all selected people: what is chosen, then what it does to each of them, and only then its button. */
export default function ManyUsersWindow(props: ManyUsersWindowProps & WindowProps) {
	const { what, roles, types, open, onOpenChange, onDone } = props;
	const t = useTranslations("manyUsers");
	const [change, setChange] = useState<ManyChange | null>(null);
	const [userIds, setUserIds] = useState(props.userIds);
	const { send, pending, problem, forget } = useSend();
	const asked = change && { userIds: [...userIds], change };
	const pauseMs = what === "limit" ? TYPING_MS : 0;
	const { answer, latest, askAgain } = useLookUp(previewManyUsersAction, asked && withoutReason(asked), { pauseMs });
	const preview = answer?.ok ? answer.value : null;
	const title = useTitle(props, userIds);

	const choose = (made: ManyChange | null) => {
		forget();
		setChange(made);
	};
	const leaveOut = () => {
		const refused = preview?.people.filter(({ state }) => state === "refused").map(({ id }) => id) ?? [];
		forget();
		setUserIds(userIds.filter((id) => !refused.includes(id)));
	};
	const save = () => {
		if (!asked || !preview) return;
		send({
			action: changeManyUsersAction,
			input: () => ({ ...asked, stamp: preview.stamp }),
			onDone: ({ changed }) => {
				toast.done(t("done", { count: changed }));
				onDone();
				onOpenChange(false);
			},
			onRefused: askAgain,
		});
	};
	return (
		<Dialog open={open} onOpenChange={onOpenChange}>
			<DialogContent title={title} description={t("text")} size="wide">
				<DialogBody>
					<ChangeChoice
						what={what}
						roles={roles}
						types={types}
						change={change}
						preview={latest?.ok ? latest.value : null}
						onChange={choose}
					/>
					<FormProblem problem={problem} />
					{answer?.ok === false ? (
						<Banner tone="bad" role="alert">
							{answer.message}
						</Banner>
					) : null}
					{change && !answer ? <Skeleton className="h-40 rounded-lg" /> : null}
					{preview ? <ManyPreviewList what={what} preview={preview} /> : null}
				</DialogBody>
				<DialogFooter>
					<DialogCancel />
					{preview && preview.refused > 0 && preview.refused < userIds.length ? (
						<Button variant="outline" onClick={leaveOut}>
							{t("leaveOut", { count: preview.refused })}
						</Button>
					) : null}
					<Button onClick={save} pending={pending} disabled={!preview || preview.refused > 0 || preview.changing === 0}>
						{t("save", { count: preview?.changing ?? 0 })}
					</Button>
				</DialogFooter>
			</DialogContent>
		</Dialog>
	);
}

/** Names the person where it is one. */
function useTitle({ what, names }: Pick<ManyUsersWindowProps, "what" | "names">, userIds: readonly string[]): string {
	const t = useTranslations("manyUsers");
	const [only = "", ...others] = userIds;
	const name = others.length === 0 ? names.get(only) : undefined;
	return name ? t(`titlesOfOne.${what}`, { name }) : t(`titles.${what}`, { count: userIds.length });
}

/** Why a limit is set changes nothing of what is shown. */
function withoutReason(asked: { userIds: string[]; change: ManyChange }) {
	const { change } = asked;
	return change.what === "limit" ? { ...asked, change: { ...change, reason: undefined } } : asked;
}
