import type { ReactNode } from "react";
import { Button } from "../ui/button.tsx";
import { AlertDialog, AlertDialogCancel, AlertDialogContent, AlertDialogFooter } from "../ui/windows/alert-dialog.tsx";
import type { WindowProps } from "../ui/windows/window-on-demand.tsx";
import { FormProblem } from "./form-problem.tsx";
import type { Action } from "./use-ask.ts";
import { useSend } from "./use-send.ts";

interface ActionQuestionProps<Input, Value> extends WindowProps {
	title: string;
	/** What will happen, in numbers. */
	description: string;
	/** What its button says. */
	submit: string;
	/** What the other one says, where "Cancel" could be misunderstood. */
	keep?: string;
	action: Action<Input, Value>;
	input: Input;
	/** The question has closed by then. */
	onDone: (value: Value) => void;
}

/** Asks before an action is sent that ends something. What was refused is said in the question, and forgotten with it. */
export function ActionQuestion<Input, Value>({
	open,
	onOpenChange,
	title,
	description,
	submit,
	keep,
	action,
	input,
	onDone,
}: ActionQuestionProps<Input, Value>): ReactNode {
	const { send, pending, problem, forget } = useSend();
	const change = (isOpen: boolean) => {
		forget();
		onOpenChange(isOpen);
	};
	const submitted = () =>
		send({
			action,
			input: () => input,
			onDone: (value) => {
				onOpenChange(false);
				onDone(value);
			},
		});
	return (
		<AlertDialog open={open} onOpenChange={change}>
			<AlertDialogContent title={title} description={description}>
				<FormProblem problem={problem} />
				<AlertDialogFooter>
					<AlertDialogCancel>{keep}</AlertDialogCancel>
					<Button variant="destroy" pending={pending} onClick={submitted}>
						{submit}
					</Button>
				</AlertDialogFooter>
			</AlertDialogContent>
		</AlertDialog>
	);
}
