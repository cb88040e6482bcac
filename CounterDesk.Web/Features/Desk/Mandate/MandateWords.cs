using System.Globalization;
using CounterDesk.Domain.Visits;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk.Mandate;

/// <summary>Words that several parts of the form have in common.</summary>
internal static class MandateWords
{
    // What is missing is said by the main action; a fault in what was typed is said where it was typed.
    public static string? FaultOf(IStringLocalizer<MandateText> text, TextFault? fault, string typed, int longest) =>
        fault switch
        {
            TextFault.TooLong => text["Fault_TooLong", longest, typed.Trim().Length - longest].Value,
            TextFault.ControlCharacter => text["Fault_ControlCharacter"].Value,
            TextFault.Missing or null => null,
        };

    /// <summary>Said of an enterprise where it has words of its own, otherwise as of a person.</summary>
    public static string Of(
        this IStringLocalizer<MandateText> text, MandateQuestion question, string key, params object[] arguments) =>
        question.IsOfEnterprise && text[$"{key}_Enterprise", arguments] is { ResourceNotFound: false } own
            ? own.Value
            : text[key, arguments].Value;

    public static string Day(this IStringLocalizer<MandateText> text, DateOnly day) =>
        day.ToString(text["Day_Format"], CultureInfo.CurrentCulture);
}
