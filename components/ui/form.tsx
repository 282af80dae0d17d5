import type { ComponentProps } from "react";

/** What is sent before the form's script has loaded comes here once it has, and does nothing. */
const nowhere = () => undefined;

/**
 * A form whose `onSubmit` does everything. Sent before that is there, it waits for its script, where the browser would
 * put all that was typed into the address.
 */
export function Form(props: Omit<ComponentProps<"form">, "action" | "method" | "noValidate">) {
	return <form noValidate action={nowhere} {...props} />;
}
