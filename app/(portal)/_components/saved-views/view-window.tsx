"use client";

import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTableAddress } from "@/components/data-table/address/table-address.ts";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Checkbox } from "@/components/ui/fields/checkbox.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { Dialog, DialogBody, DialogCancel, DialogContent, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import type { SavedView } from "@/lib/saved-views/queries.ts";
import type { ViewedList } from "@/lib/saved-views/viewed-lists.ts";
import { changeViewAction, saveViewAction } from "./actions.ts";
import { viewHref } from "./view-href.ts";

interface ViewWindowProps extends WindowProps {
	list: ViewedList;
	/** What the list shows now. */
	query: string;
	/** The view whose name, or whether it is shared, is changed; null: a new one. */
	view: SavedView | null;
}

/** A view's name, and whether it is shared. A new one is shown once it is saved. */
export default function ViewWindow({ open, onOpenChange, ...props }: ViewWindowProps) {
	const t = useTranslations("savedViews.window");
	const { view } = props;
	return (
		<Dialog open={open} onOpenChange={onOpenChange}>
			{open ? (
				<DialogContent
					title={view ? t("changeTitle", { name: view.name }) : t("newTitle")}
					description={t(view ? "changeText" : "newText")}
				>
					<ViewForm {...props} onDone={() => onOpenChange(false)} />
				</DialogContent>
			) : null}
		</Dialog>
	);
}

interface Typed {
	name: string;
	isShared: boolean;
}

function ViewForm({ list, query, view, onDone }: Omit<ViewWindowProps, keyof WindowProps> & { onDone: () => void }) {
	const t = useTranslations("savedViews.window");
	const said = useTranslations("savedViews.done");
	const { go } = useTableAddress();
	const credits = useSearchParams().get("view");
	const defaultValues: Typed = { name: view?.name ?? "", isShared: view?.isShared ?? false };
	const saving = useSendForm({
		defaultValues,
		action: saveViewAction,
		input: (typed: Typed) => ({ list, query, ...typed }),
		onDone: ({ viewId: id, name }) => {
			toast.done(said("saved", { name }));
			onDone();
			go(viewHref(list, { id, query, credits }));
		},
	});
	const changing = useSendForm({
		defaultValues,
		action: changeViewAction,
		input: (typed: Typed) => ({ viewId: view?.id ?? "", ...typed }),
		onDone: ({ name }) => {
			toast.done(said("changed", { name }));
			onDone();
		},
	});
	const { form, formProps, errorOf, pending, problem } = view ? changing : saving;
	return (
		<form noValidate {...formProps}>
			<DialogBody>
				<FormProblem problem={problem} />
				<Field label={t("name")} error={errorOf("name")} required>
					<Input {...form.register("name")} autoComplete="off" />
				</Field>
				<Checkbox {...form.register("isShared")} label={t("isShared")} help={t("isSharedHelp")} />
			</DialogBody>
			<DialogFooter>
				<DialogCancel />
				<Button type="submit" pending={pending}>
					{t("submit")}
				</Button>
			</DialogFooter>
		</form>
	);
}
