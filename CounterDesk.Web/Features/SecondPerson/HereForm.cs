using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.Visits;

namespace CounterDesk.Web.Features.SecondPerson;

/// <summary>What the second person has filled in so far at somebody else's desk.</summary>
public sealed record HereForm(string? Chosen = null, string? Note = null)
{
    /// <summary>Nothing is missing on a page that was just opened.</summary>
    public bool IsSent { get; init; }

    public ConfirmationAnswer? Answer => Chosen switch
    {
        nameof(ConfirmationAnswer.Confirmed) => ConfirmationAnswer.Confirmed,
        nameof(ConfirmationAnswer.Declined) => ConfirmationAnswer.Declined,
        _ => null,
    };

    public bool IsAnswerMissing => IsSent && Answer is null;

    public TextFault? NoteFault => Confirmation.FindNoteFault(Note);
}
