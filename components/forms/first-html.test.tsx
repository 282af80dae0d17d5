import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl/react";
import { expect, it } from "vitest";
import { en } from "@/messages/en.ts";
import { Checkbox } from "../ui/fields/checkbox.tsx";
import { Field } from "../ui/fields/field.tsx";
import { Input } from "../ui/fields/input.tsx";
import { RadioItem } from "../ui/fields/radio-group.tsx";
import { Select } from "../ui/fields/select.tsx";
import { Textarea } from "../ui/fields/textarea.tsx";
import { useSendForm } from "./use-send-form.ts";

const STORED = {
	name: "Petra Lund",
	message: "Welcome",
	language: "de",
	kind: "person",
	tellsSetter: true,
	rights: ["purchase"],
	untouched: "",
};

function AForm({ by }: { by: "values" | "defaultValues" }) {
	const { form } = useSendForm({
		[by]: STORED,
		action: async () => ({ ok: true, value: null }),
		input: (values: typeof STORED) => values,
		onDone: () => undefined,
	});
	const { register } = form;
	return (
		<form>
			<Field label="Name">
				<Input {...register("name")} />
			</Field>
			<Input {...register("untouched")} />
			<Textarea {...register("message")} />
			<Select {...register("language")}>
				<option value="en">English</option>
				<option value="de">Deutsch</option>
			</Select>
			{["company", "person"].map((kind) => (
				<RadioItem key={kind} value={kind} label={kind} {...register("kind")} />
			))}
			<Checkbox label="Tell me" {...register("tellsSetter")} />
			{["purchase", "edit_user"].map((right) => (
				<Checkbox key={right} {...register("rights")} value={right} label={right} />
			))}
		</form>
	);
}

it.each(["values", "defaultValues"] as const)("a page's first HTML has the %s of its forms", (by) => {
	const html = renderToStaticMarkup(
		<IntlProvider locale="en-GB" timeZone="UTC" messages={en}>
			<AForm by={by} />
		</IntlProvider>,
	);
	const tag = (words: RegExp) => html.match(/<(input|option)[^>]*>/g)?.filter((one) => words.test(one)) ?? [];
	expect(tag(/name="name"/)[0]).toContain('value="Petra Lund"');
	expect(tag(/name="untouched"/)[0]).toContain('value=""');
	expect(html).toMatch(/<textarea[^>]*>Welcome<\/textarea>/);
	expect(tag(/<option/).map((one) => /selected/.test(one))).toEqual([false, true]);
	const checked = (name: string) =>
		tag(new RegExp(`name="${name}"`)).map((one) => one.replace(/class="[^"]*"/, "").includes("checked"));
	expect(checked("kind")).toEqual([false, true]);
	expect(checked("tellsSetter")).toEqual([true]);
	expect(checked("rights")).toEqual([true, false]);
});
