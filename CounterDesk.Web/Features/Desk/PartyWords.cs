using CounterDesk.Domain.Visits;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk;

internal static class PartyWords
{
    /// <summary>
    /// Who is asked about the licenses of <paramref name="holder"/>, who need not be the holder: the masked name, or the
    /// role while nobody knows it.
    /// </summary>
    public static string AskedFor(this IStringLocalizer<DeskText> text, Visit visit, Party holder) =>
        visit.AskedFor(holder) switch
        {
            { MaskedName: { } name } => name,
            var asked => text[$"Role_{asked.Role}"],
        };
}
