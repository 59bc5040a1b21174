export function App() {
  return (
    <main>
      <h1>Muster</h1>
    </main>
  );
}
