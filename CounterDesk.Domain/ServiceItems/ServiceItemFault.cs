namespace CounterDesk.Domain.ServiceItems;

/// <summary>Why a service item is refused.</summary>
public enum ServiceItemFaultReason
{
    /// <summary>
    /// It cannot be read as an item: not JSON, a name that means nothing here, a value of another type.
    /// </summary>
    Unreadable,

    /// <summary>A text is blank, or a list that needs an entry has none.</summary>
    Missing,
    TooLong,
    ControlCharacter,

    /// <summary>A list has more entries than anybody would read, or all of it is larger than what is kept.</summary>
    TooMany,

    /// <summary>Something that stands for one thing stands there twice.</summary>
    Repeated,

    /// <summary>A code is capital letters, digits and dashes, and begins with a letter or a digit.</summary>
    MalformedCode,

    /// <summary>Pinyin is small letters a to z and digits, with v for ü and without tones.</summary>
    MalformedPinyin,

    /// <summary>
    /// There are not as many syllables as the name has characters, so that it would be found under wrong letters.
    /// </summary>
    PinyinDisagreesWithName,
    ValidityOutOfRange,

    /// <summary>The catalog has no such kind.</summary>
    UnknownKind,

    /// <summary>It is to be shown by a license, and no kind is named.</summary>
    NoKind,

    /// <summary>What is signed at the counter is no license.</summary>
    SignedLicense,

    /// <summary>
    /// A license can supply it, so that paper may not be asked for: 免提交, State Council Order 716 Art. 7
    /// (国务院令第716号 第七条).
    /// </summary>
    PaperForWhatALicenseSupplies,

    /// <summary>The kind has no such field.</summary>
    UnknownField,

    /// <summary>The field is needed and not needed at once.</summary>
    NeededAndNot,
}

/// <summary>One thing that is wrong with a service item.</summary>
/// <param name="Reason">What is wrong.</param>
/// <param name="Place">
/// Where, as a path in the item's JSON such as <c>materials[2].kinds[0].code</c>; empty for the item as a whole.
/// </param>
/// <param name="Detail">
/// What stands there or what it is about, such as the material's name; null where the place says it.
/// </param>
public sealed record ServiceItemFault(ServiceItemFaultReason Reason, string Place, string? Detail = null);
