/** A line across. */
export default function Divider() {
  return <hr className="fc-divider" />;
}
