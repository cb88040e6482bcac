using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Reports.Exceptions;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Reports;

/// <summary>Says in words what an exception is, why it matters and what to ask.</summary>
public sealed class ExceptionText(IStringLocalizer<ExceptionWords> words, LicenseKindCatalog kinds)
{
    private const string KindFact = "Kind";
    private const string RuleFact = "Rule";

    public string LevelOf(FoundException found) => words[$"Level_{found.Level}"];

    public string TitleOf(FoundException found) => words[$"{found.Rule}_Title"];

    /// <summary>What was found, with its facts. Plain text: facts may have what people typed.</summary>
    public string SaidOf(FoundException found)
    {
        // Facts are put in once, from left to right: one that looks like a place for another is not.
        var said = words[$"{found.Rule}_Said"].Value;
        var text = new System.Text.StringBuilder(said.Length);
        for (var at = 0; at < said.Length;)
        {
            var end = said[at] is '{' ? said.IndexOf('}', at) : -1;
            if (end > at && found.Facts.TryGetValue(said[(at + 1)..end], out var fact))
            {
                text.Append(said[(at + 1)..end] switch
                {
                    KindFact => kinds.Find(fact)?.Name ?? fact,
                    RuleFact => words[$"{nameof(BreakGlassOpened)}_{RuleFact}_{fact}"],
                    _ => fact,
                });
                at = end + 1;
            }
            else
            {
                text.Append(said[at++]);
            }
        }

        return text.ToString().TrimEnd();
    }

    public string WhyOf(FoundException found) => words[$"{found.Rule}_Why"];

    public string AskOf(FoundException found) => words[$"{found.Rule}_Ask"];
}
