using System.Globalization;
using System.Resources;
using CounterDesk.Domain.ServiceItems;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.ServiceItems;

/// <summary>Names the words about service items that pages and the command line share.</summary>
public sealed class ServiceItemText;

public static class ServiceItemWords
{
    private static readonly ResourceManager _words = new(typeof(ServiceItemText));

    /// <summary>What is wrong, in a sentence without its end. The place is said apart.</summary>
    public static string Fault(this IStringLocalizer<ServiceItemText> text, ServiceItemFault fault) =>
        text[$"Fault_{fault.Reason}", fault.Detail ?? ""];

    /// <summary>The same in English, as commands speak.</summary>
    internal static string InEnglish(ServiceItemFault fault) => string.Format(
        CultureInfo.InvariantCulture,
        _words.GetString($"Fault_{fault.Reason}", CultureInfo.GetCultureInfo("en"))!,
        fault.Detail);
}
