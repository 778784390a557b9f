export function DemoBar() {
  return <p>DemoBar</p>;
}
