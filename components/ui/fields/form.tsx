import type { ComponentProps } from "react";

/** A submission from before the form's script has loaded ends up here once it has, and does nothing. */
const nowhere = () => undefined;

interface FormProps extends Omit<ComponentProps<"form">, "action" | "method" | "noValidate"> {
	/** For a form that may be sent so early: sends it once its script has loaded. */
	action?: () => void;
}

/**
 * A form whose `onSubmit` does everything. Sent before that has loaded, it waits for its script; otherwise the browser
 * would put everything that was typed into the address.
 */
export function Form(props: FormProps) {
	return <form noValidate action={nowhere} {...props} />;
}
