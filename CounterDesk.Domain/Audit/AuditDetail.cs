namespace CounterDesk.Domain.Audit;

/// <summary>
/// One more fact about an action: a count, a source, the name of an answer. Never content of a license and never a
/// number of a person.
/// </summary>
public sealed record AuditDetail
{
    public const int MaxNameLength = 32;
    public const int MaxValueLength = 200;

    /// <exception cref="ArgumentException">The name is not one English word of letters and digits.</exception>
    public AuditDetail(string name, string value)
    {
        if (name.Length is 0 or > MaxNameLength || !name.All(char.IsAsciiLetterOrDigit))
        {
            throw new ArgumentException(
                $"A detail's name is a word of up to {MaxNameLength} letters and digits.", nameof(name));
        }

        (Name, Value) = (name, value);
    }

    public string Name { get; }

    public string Value { get; }
}
