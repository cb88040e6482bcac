namespace CounterDesk.Domain.Ipp;

/// <summary>What stands before a group of attributes or a value (RFC 8010 3.5). A printer may send others.</summary>
public enum IppTag : byte
{
    OperationAttributes = 0x01,
    JobAttributes = 0x02,
    EndOfAttributes = 0x03,
    PrinterAttributes = 0x04,
    UnsupportedAttributes = 0x05,

    Unsupported = 0x10,
    WholeNumber = 0x21,
    Boolean = 0x22,
    Enum = 0x23,
    DateTime = 0x31,
    Resolution = 0x32,
    RangeOfInteger = 0x33,
    BeginCollection = 0x34,
    TextWithLanguage = 0x35,
    NameWithLanguage = 0x36,
    EndCollection = 0x37,
    Text = 0x41,
    Name = 0x42,
    Keyword = 0x44,
    Uri = 0x45,
    Charset = 0x47,
    NaturalLanguage = 0x48,
    MimeMediaType = 0x49,
    MemberName = 0x4A,
}
