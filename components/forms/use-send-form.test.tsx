import type { FormEvent } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl/react";
import { expect, it } from "vitest";
import { en } from "@/messages/en.ts";
import { useSendForm } from "./use-send-form.ts";

type Submit = (event?: FormEvent) => unknown;

function AForm({ hand }: { hand: (submit: Submit) => void }) {
	const { formProps } = useSendForm({
		defaultValues: { name: "Petra Lund" },
		check: () => "Nothing is sent.",
		action: async () => ({ ok: true, value: null }),
		input: (values) => values,
		onDone: () => undefined,
	});
	hand(formProps.onSubmit);
	return null;
}

/** What a form does with its submission, as a component gets it. */
function submitOfForm(): Submit {
	let submit: Submit = () => undefined;
	renderToStaticMarkup(
		<IntlProvider locale="en-GB" timeZone="UTC" messages={en}>
			<AForm
				hand={(handed) => {
					submit = handed;
				}}
			/>
		</IntlProvider>,
	);
	return submit;
}

it("a form in a window that another form has opened sends itself alone", async () => {
	const done: string[] = [];
	const event = {
		preventDefault: () => done.push("the page stays"),
		// React's events go up from a window to the form in whose component it stands, wherever it is in the document.
		stopPropagation: () => done.push("the form around it gets no event"),
	};
	await submitOfForm()(event as unknown as FormEvent);
	expect(done.toSorted()).toEqual(["the form around it gets no event", "the page stays"]);
});
