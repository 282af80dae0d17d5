import AuthLayout from "./(auth)/layout.tsx";
import AuthNotFound from "./(auth)/not-found.tsx";

/** An address outside all sections: the same card as the one that visitors see inside them. */
export default function NotFound() {
	return (
		<AuthLayout>
			<AuthNotFound />
		</AuthLayout>
	);
}
