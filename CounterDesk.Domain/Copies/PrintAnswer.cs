namespace CounterDesk.Domain.Copies;

/// <summary>What the clerk says of the paper, and which numbered sheets it is.</summary>
public sealed record PrintAnswer(PrintOutcome Outcome, TypedSheets Paper)
{
    public PrintAnswer(PrintOutcome outcome)
        : this(outcome, TypedSheets.None)
    {
    }

    public bool IsComplete => Paper.Fault is null;
}
