import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { NewPasswordField } from "@/components/new-password-field.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";

interface PasswordForProps extends ComponentProps<typeof NewPasswordField> {
	/** Already known; it is there for password managers. */
	email: string;
}

/** The password that a user chooses for an address. */
export function PasswordFor({ email, ...password }: PasswordForProps) {
	const word = useTranslations("words");
	return (
		<>
			<Field label={word("email")}>
				<Input name="email" type="email" autoComplete="username" value={email} readOnly />
			</Field>
			<NewPasswordField {...password} />
		</>
	);
}
