using CounterDesk.Domain.Visits;
using VisitPurpose = CounterDesk.Domain.Visits.Purpose;

namespace CounterDesk.Web.Features.Desk.Purpose;

/// <summary>What the clerk has typed so far, and the first thing that is still missing.</summary>
public sealed class PurposeForm
{
    public string Text { get; set; } = "";

    public string Recipient { get; set; } = "";

    /// <summary>The key of the words that say what to do first; null when everything is there.</summary>
    public string? Missing =>
        VisitPurpose.FindTextFault(Text) is { } text ? Words(text, "Text")
        : VisitPurpose.FindRecipientFault(Recipient) is { } recipient ? Words(recipient, "Recipient")
        : null;

    public static PurposeForm Of(Visit visit) =>
        new() { Text = visit.PurposeText ?? "", Recipient = visit.Recipient ?? "" };

    private static string Words(TextFault fault, string field) => fault switch
    {
        TextFault.Missing => $"Missing_{field}",
        TextFault.TooLong or TextFault.ControlCharacter => "Missing_Mend",
    };
}
