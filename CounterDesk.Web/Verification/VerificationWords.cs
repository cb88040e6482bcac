using System.Globalization;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Verification;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Verification;

/// <summary>Puts what a verification found into words that a clerk can pass on.</summary>
public static class VerificationWords
{
    extension(IStringLocalizer<VerificationText> text)
    {
        /// <summary>What was found, in one line. A plain pass says what was checked.</summary>
        public string Finding(CheckResult result, LicenseKind? kind) => result switch
        {
            { Reason: { } reason } => text[$"Reason_{reason}", text.Label(result.Field, kind)],
            { FileReason: { } reason } => text[$"FileReason_{reason}"],
            { FileWarning: { } warning } => text[$"FileWarning_{warning}"],
            _ => text[$"Check_{result.Check}"],
        };

        /// <summary>What the finding means for the person it is about; empty after a plain pass.</summary>
        public string Meaning(CheckResult result) => result switch
        {
            { Reason: { } reason } => text[$"Reason_{reason}_Means"],
            { FileReason: { } reason } =>
                text[$"FileMeans_{reason}"] is { ResourceNotFound: false } own ? own : text[$"FileMeans_{result.Check}"],
            _ => "",
        };

        /// <summary>The name by which other verifiers know the finding; empty when they do not.</summary>
        public string Code(CheckResult result) => result switch
        {
            { FileReason: { } reason } => text["Code", FileReasonNames.Of(reason)],
            { FileWarning: { } warning } => text["Code", FileReasonNames.Of(warning)],
            { Reason: CheckReason.SealMissing or CheckReason.NotSealed } =>
                text["Code", FileReasonNames.Of(FileVerdict.NotSigned)],
            _ => "",
        };

        /// <summary>What a face field or an item of the metadata is called. An unknown key stands for itself.</summary>
        public string Label(string? key, LicenseKind? kind) => (key, kind?.FindField(key ?? "")) switch
        {
            (null, _) => "",
            (_, { } field) => IsEnglish ? field.EnglishLabel : field.Label,
            _ => text[$"Item_{key}"] is { ResourceNotFound: false } word ? word : key,
        };
    }

    // Chinese is what everything falls back to.
    private static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "en";
}
