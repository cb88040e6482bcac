using CounterDesk.Domain.Copies;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Copies;
using CounterDesk.Web.HallTexts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Features.PublicCheck;

/// <summary>One answer, why, what to compare with the paper, and what to do.</summary>
public sealed partial class AnswerPage(
    CurrentHallTexts texts, IOptions<HallOptions> hall, IStringLocalizer<PublicCheckText> text)
    : ComponentBase
{
    // Time to read the warning, wherever it is read aloud, and to reach its button.
    private static TimeSpan Warned { get; } = TimeSpan.FromMinutes(1);

    [Parameter, EditorRequired]
    public required CheckedCopy Checked { get; set; }

    /// <summary>What the answer's address ends with.</summary>
    [Parameter]
    public string? Token { get; set; }

    private CheckAnswer Answer => Checked.Answer;

    private bool IsStranger => Answer is CheckAnswer.NotOurs;

    // Whatever the register says, nobody is told to take what the hall itself calls altered, or has not looked at yet.
    private string? Doubt => Checked.Report switch
    {
        { Reply: ReportReply.Altered } => "Altered",
        { OpenSince: not null } when IsGood => "Open",
        _ => null,
    };

    private bool IsGood => Answer is CheckAnswer.InForce or CheckAnswer.SheetInForce;

    private string Heading => Doubt is { } doubt ? text[$"Doubt_{doubt}_Title"] : text[IsWithoutPaper ? $"Answer_{Answer}_TypedTitle" : $"Answer_{Answer}_Title"];

    private string Body => Answer switch
    {
        CheckAnswer.LicenseChanged =>
            text["Answer_LicenseChanged_Body", Checked.KnownAsOf!, text[$"Change_{Checked.LicenseStatus}"].Value],
        CheckAnswer.Void when Checked.VoidFor is VoidReason.PageTooOld =>
            text["Answer_Void_OldBody", Checked.KnownAsOf!, Checked.EndedAt!],
        CheckAnswer.Void when Checked.VoidFor is VoidReason.NotFetched or VoidReason.CalledOff =>
            text["Answer_Void_WaitedBody", Checked.KnownAsOf!, Checked.EndedAt!],
        CheckAnswer.InForce or CheckAnswer.SheetInForce when Checked.RegisterAsOf is { } asOf =>
            text[$"Answer_{Answer}_AsOfBody", Checked.KnownAsOf!, asOf],
        _ when IsWithoutPaper => text[$"Answer_{Answer}_TypedBody"],
        _ => text[$"Answer_{Answer}_Body", Checked.KnownAsOf!, Checked.EndedAt!, Checked.Paper?.ExpiresOn!],
    };

    private string[] Steps =>
        text[Doubt is { } doubt ? $"Doubt_{doubt}_Steps" : $"Answer_{Answer}_Steps", texts.Names.Phone, Checked.Paper?.Purpose!, Checked.Paper?.Counter!]
            .Value.Split('\n');

    // A typed number that could not be looked up shows nothing of the copy.
    private bool IsWithoutPaper => Answer is CheckAnswer.CouldNotBeTold && Checked.Paper is null;

    private Outcome Outcome => Doubt switch
    {
        "Altered" => Outcome.Fail,
        not null => Outcome.Warn,
        null => OutcomeOf(Answer),
    };

    private static Outcome OutcomeOf(CheckAnswer answer) => answer switch
    {
        CheckAnswer.InForce or CheckAnswer.SheetInForce => Outcome.Pass,
        CheckAnswer.LicenseNotInForce or CheckAnswer.LicenseChanged or CheckAnswer.Expired => Outcome.Warn,
        CheckAnswer.NotHandedOver or CheckAnswer.NotFound or CheckAnswer.Unreadable or CheckAnswer.CouldNotBeTold =>
            Outcome.Unknown,
        CheckAnswer.Void or CheckAnswer.Withdrawn or CheckAnswer.KeyWithdrawn => Outcome.Void,
        CheckAnswer.NotOurs => Outcome.Fail,
    };

    private static IEnumerable<(string Name, string Value)> RowsOf(CopyOnPaper paper)
    {
        (string Name, string? Value)[] rows =
        [
            ("Number", paper.Number.Value), ("Kind", paper.KindName),
            ("Holder", paper.MaskedHolder), ("Tail", paper.NumberTail),
            ("Recipient", paper.Recipient), ("Expires", $"{paper.ExpiresOn:yyyy-MM-dd}"),
        ];
        return rows.Where(row => row.Value is not null).Select(row => (row.Name, row.Value!));
    }
}
