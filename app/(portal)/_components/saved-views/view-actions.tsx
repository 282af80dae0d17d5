import { useTranslations } from "next-intl";
import { useSend } from "@/components/forms/use-send.ts";
import { Button } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { chooseDefaultViewAction } from "./actions.ts";
import type { ViewsProps, ViewsWindow } from "./views-props.ts";

interface ViewActionsProps extends Pick<ViewsProps, "list" | "query" | "current" | "isChanged"> {
	onDone: () => void;
	onOpen: (window: ViewsWindow) => void;
}

/** What can be done with the view that is shown, and with what is shown. */
export function ViewActions({ list, query, current, isChanged, onDone, onOpen }: ViewActionsProps) {
	const t = useTranslations("savedViews.actions");
	const said = useTranslations("savedViews.done");
	const { send, pending } = useSend();
	const choose = (viewId: string | null, done: string) =>
		send({
			action: chooseDefaultViewAction,
			input: () => ({ list, viewId }),
			onDone: () => {
				toast.done(done);
				onDone();
			},
			onProblem: ({ message }) => toast.failed(message),
		});
	const action = (text: string, onClick: () => void) => (
		<Button variant="ghost" size="sm" className="w-full justify-start px-2" pending={pending} onClick={onClick}>
			<span className="truncate">{text}</span>
		</Button>
	);
	const name = current?.name ?? "";
	const isSaving = isChanged && query !== "";
	if (!current && !isSaving) return null;
	return (
		<div className="border-line border-t p-2">
			{isSaving ? action(t("saveNew"), () => onOpen("save")) : null}
			{current?.isOwn ? action(t("change"), () => onOpen("change")) : null}
			{current && !current.isDefault
				? action(t("makeDefault", { name }), () => choose(current.id, said("default", { name })))
				: null}
			{current?.isDefault ? action(t("noDefault"), () => choose(null, said("noDefault"))) : null}
			{current?.isOwn ? action(t("delete", { name }), () => onOpen("delete")) : null}
		</div>
	);
}
