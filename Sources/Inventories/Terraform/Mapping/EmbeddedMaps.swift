internal import CTerraform

/// The mapping files that are part of the binary.
enum EmbeddedMaps {
    /// All types of all files.
    static let mappings: TypeMappings = {
        var mappings = TypeMappings()
        for index in 0..<cterraform_file_count {
            // The table and its bytes are constants of the C target; they live as long as the process.
            let file = unsafe cterraform_file_at(index)
            let bytes = unsafe UnsafeBufferPointer(start: file.bytes, count: file.count)
            let text = unsafe String(decoding: bytes, as: UTF8.self)
            unsafe mappings.add(text, named: String(cString: file.name))
        }
        return mappings
    }()
}
