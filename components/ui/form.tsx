import type { ComponentProps } from "react";

/** What is sent before the form's script has loaded comes here once it has, and does nothing. */
const nowhere = () => undefined;

interface FormProps extends Omit<ComponentProps<"form">, "action" | "method" | "noValidate"> {
	/** For a form that may be sent so early: sends it, once its script is there. */
	action?: () => void;
}

/**
 * A form whose `onSubmit` does everything. Sent before that is there, it waits for its script, where the browser would
 * put all that was typed into the address.
 */
export function Form(props: FormProps) {
	return <form noValidate action={nowhere} {...props} />;
}
